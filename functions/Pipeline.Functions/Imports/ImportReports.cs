using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications.Imports;

namespace Pipeline.Functions.Imports;

/// <summary>Says what has become of an import: from what was kept of it at its end, before that from its process, and without one from the log.</summary>
public sealed class ImportReports(ImportLog log, ImportFiles files)
{
    private const string NoProcess = "Missing";

    /// <summary>Null for what is no import, and for one that was given up and whose process is gone.</summary>
    /// <exception cref="StoreUnavailableException">A document cannot be read.</exception>
    public async Task<ImportReport?> FindAsync(DurableTaskClient client, ImportId import, CancellationToken cancellationToken)
    {
        if (await log.FindCompletedAsync(import.Owner, cancellationToken) is { } completed)
        {
            return completed.ImportId == import.ToString()
                ? await ReportAsync(import, completed.Total, completed.Accepted, completed.Rejections, cancellationToken) with { Done = true }
                : null;
        }

        var instance = await client.GetInstanceAsync(import.InstanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance?.ReadInputAs<ImportRun>() is { } run)
        {
            var progress = instance.ReadCustomStatusAs<ImportProgress>() ?? ImportProgress.None;
            return run.ImportId == import.ToString()
                ? await ReportAsync(import, run.Total, progress.Accepted, progress.Rejections, cancellationToken) with
                {
                    Stopped = instance.IsCompleted ? instance.RuntimeStatus.ToString() : null,
                }
                : null;
        }

        return (await log.UnfinishedAsync(cancellationToken)).FirstOrDefault(unfinished => unfinished.ImportId == import.ToString()) is { } begun
            ? new ImportReport { Total = begun.Total, Accepted = 0, Rejected = [], Done = false, Stopped = NoProcess }
            : null;
    }

    private async Task<ImportReport> ReportAsync(
        ImportId import, int total, int accepted, IReadOnlyList<string> rejections, CancellationToken cancellationToken) =>
        new() { Total = total, Accepted = accepted, Rejected = await files.RejectedAsync(import.Owner, rejections, cancellationToken), Done = false };
}
