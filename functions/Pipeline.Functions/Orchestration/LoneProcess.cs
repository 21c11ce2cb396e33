using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Pipeline.Functions.Orchestration;

/// <summary>A process of which there is one at a time in the whole house, under an id of its own.</summary>
public static class LoneProcess
{
    private static readonly OrchestrationRuntimeStatus[] GoingOn =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Starts it without an input. While one goes on, nothing happens.</summary>
    public static async Task StartAsync(DurableTaskClient client, string orchestrator, string instanceId, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(instanceId) { Version = new TaskVersion(CaseInstance.Version) }.WithDedupeStatuses(GoingOn);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input: null, options, cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It goes on, which is what was asked for.
        }
    }
}
