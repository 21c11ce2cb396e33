using Microsoft.DurableTask.Client;
using Pipeline.Casework.Notifications.Imports;

namespace Pipeline.Functions.Imports;

/// <summary>
/// Accepts a file: once this returns its id, every line is taken in or reported, whatever becomes of this process or of the import's own. Broken off
/// before, nothing was promised, and what was kept by then is removed with age.
/// </summary>
public sealed class ImportIntake(ImportFiles files, ImportLog log, TimeProvider time)
{
    /// <summary>The import that the file is; null where another file came first under the same owner. An import that came to its end is not taken in again.</summary>
    public async Task<string?> AcceptAsync(DurableTaskClient client, ImportFile file, CancellationToken cancellationToken)
    {
        if (await log.FindCompletedAsync(file.Id.Owner, cancellationToken) is { } completed)
        {
            return completed.Lines == file.LinesHash ? completed.ImportId : null;
        }

        if (await IsTakenAsync(client, file, cancellationToken))
        {
            return null;
        }

        var begun = file.BegunAt(time.GetUtcNow());
        await log.BeginAsync(begun, cancellationToken);
        await files.KeepAsync(file, cancellationToken);
        if (!await ImportStarter.EnsureAsync(client, file.Id, file.Run, cancellationToken))
        {
            return null;
        }

        await log.AcceptAsync(begun, cancellationToken);
        return file.Run.ImportId;
    }

    /// <summary>Another file has the owner: it has a process, or had one that was removed and that the sweep will start again.</summary>
    private async Task<bool> IsTakenAsync(DurableTaskClient client, ImportFile file, CancellationToken cancellationToken) =>
        await ImportStarter.FindAsync(client, file.Id, cancellationToken) is { } run
            ? !run.IsOf(file.Run)
            : (await log.UnfinishedAsync(cancellationToken)).Any(import => import.Owner == file.Id.Owner && import.ImportId != file.Run.ImportId);
}
