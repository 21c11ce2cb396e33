using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Runs activities and brings their results to the instance. A result counts once the turn it causes is committed.</summary>
internal sealed partial class ActivityRunner(ITaskFunctions functions, InstanceDirectory directory, FaultPoints faults, ILogger logger)
{
    public async Task RunAsync(ActivityCall call, CancellationToken cancellationToken)
    {
        var outcome = await InvokeAsync(call, cancellationToken);
        await faults.Reached(FaultPoint.ActivityDone, call.InstanceId);
        directory.Post(call.InstanceId, call.Key, new Arrival(outcome, call.Execution));
    }

    private async Task<TurnEvent> InvokeAsync(ActivityCall call, CancellationToken cancellationToken)
    {
        if (functions.FindActivity(call.Name) is not { } activity)
        {
            return new TaskFailed(call.TaskId, MissingFunction.Activity(call.Name, functions));
        }

        try
        {
            return new TaskCompleted(call.TaskId, await activity(call.Input, call.InstanceId, cancellationToken));
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            ActivityFailed(logger, e, call.Name, call.InstanceId, call.TaskId);
            return new TaskFailed(call.TaskId, Failure.From(e));
        }
    }

    [LoggerMessage(7104, LogLevel.Warning, "Activity {Activity} of {Instance} (#{Task}) failed")]
    private static partial void ActivityFailed(ILogger logger, Exception exception, string activity, string instance, int task);
}
