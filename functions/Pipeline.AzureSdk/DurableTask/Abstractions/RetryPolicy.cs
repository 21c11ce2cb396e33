using System.ComponentModel;
using DurableTask.Core.Exceptions;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace Microsoft.DurableTask;

public class RetryPolicy
{
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "greater than zero");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "greater than zero");
        Require(!(backoffCoefficient < 1.0), nameof(backoffCoefficient), backoffCoefficient, "greater or equal to 1.0");
        Require(!(maxRetryInterval < firstRetryInterval) || maxRetryInterval == Timeout.InfiniteTimeSpan,
            nameof(maxRetryInterval), maxRetryInterval, $"greater or equal to the value for {nameof(firstRetryInterval)}");
        Require(!(retryTimeout < firstRetryInterval) || retryTimeout == Timeout.InfiniteTimeSpan,
            nameof(retryTimeout), retryTimeout, $"greater or equal to the value for {nameof(firstRetryInterval)}");
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;
    }

    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    /// <summary>One hour unless given.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Infinite unless given.</summary>
    public TimeSpan RetryTimeout { get; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    [Obsolete("This functionality is not implemented. Will be removed in the future. Use TaskOptions.FromRetryHandler or HandleFailure instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = exception => value(TaskFailureDetails.FromCore(exception switch
        {
            CoreTaskFailedException failed => failed.FailureDetails,
            SubOrchestrationFailedException failed => failed.FailureDetails,
            _ => null,
        }) ?? throw new InvalidOperationException(
            "Unable to create TaskFailureDetails since TaskFailedException nor SubOrchestrationFailedException was not received."));
    }

    private static void Require(bool holds, string parameter, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"The value for {parameter} must be {rule}.");
        }
    }
}
