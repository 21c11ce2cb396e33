using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports;

/// <summary>Gives every accepted import that has not come to its end, and whose process is gone, a fresh one. No line is taken in twice.</summary>
public sealed partial class ImportSweep(ImportLog log, TimeProvider time, ILogger<ImportSweep> logger)
{
    /// <exception cref="Casework.Cases.StoreUnavailableException">The durable backend does not answer; the next sweep goes on.</exception>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var processes = new CertainProcesses(client, time, CertainProcesses.Patience);
        foreach (var begun in await log.UnfinishedAsync(cancellationToken))
        {
            if ((await processes.FindImportAsync(begun.Owner, cancellationToken)).IsGone && ImportId.TryParse(begun.ImportId, out var import))
            {
                LogRestarting(logger, begun.ImportId);
                await ImportStarter.EnsureAsync(client, import, new ImportRun(begun.ImportId, begun.Total), cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "Import {ImportId} has no process any more and is started again.")]
    private static partial void LogRestarting(ILogger logger, string importId);
}
