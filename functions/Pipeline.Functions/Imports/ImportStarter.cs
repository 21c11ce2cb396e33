using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports;

/// <summary>Starts the process of an import, once for each owner.</summary>
public static class ImportStarter
{
    /// <summary>An import in one of these goes on or is done; one that failed or was ended starts again when it is sent again.</summary>
    private static readonly OrchestrationRuntimeStatus[] Kept =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Completed,
    ];

    /// <summary>Makes sure that it is taken in, durably when this returns. False: another file came first under the same key.</summary>
    /// <exception cref="Grpc.Core.RpcException">The backend is out of reach; nothing was acknowledged.</exception>
    public static async Task<bool> EnsureAsync(DurableTaskClient client, ImportId import, ImportRun run, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(import.InstanceId) { Version = new TaskVersion(CaseInstance.Version) }.WithDedupeStatuses(Kept);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(ImportOrchestrator.Name, run, options, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            var existing = await client.GetInstanceAsync(import.InstanceId, getInputsAndOutputs: true, cancellationToken);
            return existing?.ReadInputAs<ImportRun>() == run;
        }
    }
}
