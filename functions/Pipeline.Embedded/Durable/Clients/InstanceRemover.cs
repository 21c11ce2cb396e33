using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Removes finished instances with their history.</summary>
internal sealed class InstanceRemover(Database database, InstanceArchive archive)
{
    private const int Portion = 500;

    /// <exception cref="InvalidOperationException">The instance is not finished.</exception>
    public async Task<PurgeResult> PurgeAsync(string id, CancellationToken cancellationToken)
    {
        if (archive.Find(id) is not { } row)
        {
            return new PurgeResult(0);
        }

        if (row.IsOpen)
        {
            throw new InvalidOperationException(
                $"The orchestration instance '{id}' is {row.Status}; only completed, failed and terminated instances can be purged.");
        }

        return new PurgeResult(await database.WriteAsync(scope => TurnJournal.Delete(scope, row.Key) ? 1 : 0, cancellationToken));
    }

    /// <summary>Removes what is finished and passes the filter, a portion per commit.</summary>
    public async Task<PurgeResult> PurgeAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        var finished = filter.FinishedOnly();
        var purged = 0;
        var after = 0L;
        while (archive.Page(finished, after, Portion) is { Count: > 0 } portion)
        {
            after = portion[^1].Key;
            purged += await database.WriteAsync(scope => portion.Count(row => TurnJournal.Delete(scope, row.Key)), cancellationToken);
        }

        return new PurgeResult(purged, isComplete: true);
    }
}
