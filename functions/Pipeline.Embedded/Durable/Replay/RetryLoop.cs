using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>Repeats a failing task as its options ask, step by step as the SDK does it, since every step takes an id of the history.</summary>
internal static class RetryLoop
{
    public static Task<T> RunAsync<T>(RunContext context, TaskRetryOptions? retry, Func<Task<T>> attempt) => retry switch
    {
        { Policy: { } policy } => WithPolicyAsync(context, policy, attempt),
        { Handler: { } handler } => WithHandlerAsync(context, handler, attempt),
        _ => attempt(),
    };

    private static async Task<T> WithPolicyAsync<T>(RunContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var begun = context.CurrentUtcDateTime;
        for (var failures = 0; ; failures++)
        {
            Exception failure;
            try
            {
                return await attempt();
            }
            catch (Exception e) when (!IsNonRetriable(e))
            {
                failure = e;
            }

            if (failures + 1 == policy.MaxNumberOfAttempts)
            {
                // The SDK sets this timer for histories written before its last attempt lost a needless delay; the ids that follow depend on it.
                await context.CreateSingleTimer(context.CurrentUtcDateTime, CancellationToken.None);
                throw Again(failure);
            }

            var delay = NextDelay(context, policy, failures, begun, failure);
            if (delay == TimeSpan.Zero)
            {
                throw Again(failure);
            }

            await context.CreateSingleTimer(context.CurrentUtcDateTime + delay, CancellationToken.None);
        }
    }

    private static async Task<T> WithHandlerAsync<T>(RunContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var begun = context.CurrentUtcDateTime;
        for (var failures = 1; ; failures++)
        {
            OrchestrationException failure;
            try
            {
                return await attempt();
            }
            catch (OrchestrationException e) when (!IsNonRetriable(e))
            {
                failure = e;
            }

            var details = TaskFailureDetails.FromException(failure);
            if (!await handler(new RetryContext(context, failures, details, context.CurrentUtcDateTime - begun, CancellationToken.None)))
            {
                throw Again(failure);
            }
        }
    }

    private static TimeSpan NextDelay(RunContext context, RetryPolicy policy, int failures, DateTime begun, Exception failure)
    {
        try
        {
            if (!policy.Handle(failure))
            {
                return TimeSpan.Zero;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A filter that fails decides against a retry, and the task's own failure is what the orchestrator sees.
            context.FilterFailed(e);
            return TimeSpan.Zero;
        }

        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - begun >= policy.RetryTimeout)
        {
            return TimeSpan.Zero;
        }

        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failures);
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private static bool IsNonRetriable(Exception e) => e is OutOfMemoryException or OrchestrationException { FailureDetails.IsNonRetriable: true };

    private static Exception Again(Exception failure)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return failure;
    }
}
