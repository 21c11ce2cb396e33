using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports;

/// <summary>Starts the process of an import, once for each owner.</summary>
public static class ImportStarter
{
    /// <summary>An import in one of these goes on or is done; one that failed or was ended starts again.</summary>
    private static readonly OrchestrationRuntimeStatus[] Kept =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Completed,
    ];

    /// <summary>Makes sure that it is taken in, durably when this returns. False: another file came first under the same key.</summary>
    /// <exception cref="Grpc.Core.RpcException">The backend is out of reach; nothing was acknowledged.</exception>
    public static async Task<bool> EnsureAsync(DurableTaskClient client, ImportId import, ImportRun run, CancellationToken cancellationToken)
    {
        if (await FindAsync(client, import, cancellationToken) is { } found && !found.IsOf(run))
        {
            return false;
        }

        var options = new StartOrchestrationOptions(import.InstanceId) { Version = new TaskVersion(CaseInstance.Version) }.WithDedupeStatuses(Kept);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                ImportOrchestrator.Name, run with { OrchestrationVersion = CaseInstance.Version }, options, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return (await FindAsync(client, import, cancellationToken))?.IsOf(run) == true;
        }
    }

    /// <summary>What the owner's process, live or ended, was started with; null where there is none.</summary>
    /// <exception cref="Grpc.Core.RpcException">The backend is out of reach.</exception>
    public static async Task<ImportRun?> FindAsync(DurableTaskClient client, ImportId import, CancellationToken cancellationToken) =>
        (await client.GetInstanceAsync(import.InstanceId, getInputsAndOutputs: true, cancellationToken))?.ReadInputAs<ImportRun>();
}
