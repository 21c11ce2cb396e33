using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Orchestration;

/// <summary>Makes sure that the process of a case runs, and wakes it. Doing it again does no harm.</summary>
public sealed partial class CaseProcessStarter(ILogger<CaseProcessStarter> logger)
{
    /// <summary>
    /// Starts the instance of the message's generation with the version to look at, or, where that instance was ever started, nudges it. One that has
    /// ended stays ended: every run reads the record before it waits, and the sweep gives a case without a process its next generation.
    /// </summary>
    /// <exception cref="RpcException">The backend is out of reach.</exception>
    public async Task EnsureAsync(DurableTaskClient client, CaseChanged changed, CancellationToken cancellationToken)
    {
        var instanceId = CaseInstance.IdOf(changed.CaseId, changed.Generation);
        if (!await StartAsync(client, instanceId, changed, cancellationToken))
        {
            await NudgeAsync(client, instanceId, changed.Version, cancellationToken);
        }
    }

    private static async Task<bool> StartAsync(DurableTaskClient client, string instanceId, CaseChanged changed, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(instanceId) { Version = new TaskVersion(CaseInstance.Version) }
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                CaseInstance.Orchestrator,
                new CaseRun(changed.CaseId, changed.Generation, changed.Version) { OrchestrationVersion = CaseInstance.Version },
                options,
                cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    private async Task NudgeAsync(DurableTaskClient client, string instanceId, int version, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, Nudge.EventName, new Nudge(version), cancellationToken);
        }
        catch (RpcException ended) when (ended.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            LogEnded(logger, instanceId, version);
        }
    }

    [LoggerMessage(EventId = 2011, Level = LogLevel.Debug, Message = "Instance {InstanceId} has ended and needs no nudge for version {Version}.")]
    private static partial void LogEnded(ILogger logger, string instanceId, int version);
}
