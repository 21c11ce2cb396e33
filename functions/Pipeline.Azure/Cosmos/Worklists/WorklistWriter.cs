using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// Writes one row. Partitions share no transaction, so the steps stand in an order in which a reader finds the case once after each of them, and a writer
/// that comes back, or comes next, can take up where one stopped: say where entries will be, put them there, turn the case over to them together with the
/// sums, bring the other entries up to it and remove those it left, and say that all is done.
/// </summary>
internal sealed class WorklistWriter(CosmosItems items, TeamDirectory teams)
{
    private const int Attempts = 20;

    /// <summary>Safe to repeat, and beside others. A row older than the stored one changes nothing but what others may have left undone.</summary>
    /// <exception cref="StoreUnavailableException">The store is busy, or others were always quicker.</exception>
    public async Task WriteAsync(WorklistRow row, CancellationToken cancellationToken)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await ReadAsync(row.CaseId, cancellationToken);
            if (stored is not null && stored.Value.Row.CommitVersion > row.CommitVersion
                ? await TrySettleAsync(stored, row, written, cancellationToken)
                : await TryWriteAsync(stored, row, written, cancellationToken))
            {
                return;
            }
        }

        throw new StoreUnavailableException("The row of one case is written by too many at once.");
    }

    private static List<string> PartitionsOf(IEnumerable<EntryItem> entries) => [.. entries.Select(entry => entry.Partition)];

    /// <summary>False when another writer came between. <paramref name="written"/> has where this one put entries, in this attempt and those before.</summary>
    private async Task<bool> TryWriteAsync(StoredItem<CaseItem>? stored, WorklistRow row, HashSet<string> written, CancellationToken cancellationToken)
    {
        var entries = EntryItem.Of(row);
        var places = PartitionsOf(entries);
        var touched = (stored?.Value.Touched ?? []).Union(written).Union(places).ToList();
        var isSure = written.Count == 0 && stored is { Value.IsSettled: true } && stored.Value.Row.CommitVersion < row.CommitVersion;
        var open = isSure ? entries.Except(EntryItem.Of(stored!.Value.Whole())).ToList() : [.. entries];
        if (row.Stage != Stage.Closed)
        {
            await teams.AddAsync(WorklistPartitions.ListOf(row), cancellationToken);
        }

        if (stored is not null && places.Except(stored.Value.Touched).Any())
        {
            var intent = stored.Value with { Turn = stored.Value.Turn + 1, IsSettled = false, Touched = touched };
            if (!await items.ReplaceAsync(intent.Id, intent, intent.Partition, stored.ETag, cancellationToken))
            {
                return false;
            }

            var ahead = open.Where(entry => !stored.Value.Touched.Contains(entry.Partition)).ToList();
            await PutAsync(ahead, written, cancellationToken);
            open = [.. open.Except(ahead)];
            stored = await ReadOwnAsync(intent, cancellationToken);
            if (stored is null)
            {
                return false;
            }
        }

        var left = touched.Except(places).ToList();
        var isDone = isSure && open.Count == 0 && left.Count == 0 && stored!.Value.IsSettled;
        var next = CaseItem.Of(row, (stored?.Value.Turn ?? 0) + 1, isDone, isDone ? places : touched);
        if (!await CommitAsync(stored, next, cancellationToken))
        {
            return false;
        }

        if (isDone)
        {
            return true;
        }

        await PutAsync(open, written, cancellationToken);
        await RemoveAsync(next.Id, left, cancellationToken);
        return await ReadOwnAsync(next, cancellationToken) is { } own && await SettleAsync(own, places, cancellationToken);
    }

    /// <summary>Makes the entries what the stored row says, wherever this older row or its writer may have put any. False when another writer came between.</summary>
    private async Task<bool> TrySettleAsync(StoredItem<CaseItem> stored, WorklistRow older, HashSet<string> written, CancellationToken cancellationToken)
    {
        var entries = EntryItem.Of(stored.Value.Whole());
        var places = PartitionsOf(entries);
        await PutAsync(entries, written, cancellationToken);
        await RemoveAsync(
            stored.Value.Id, stored.Value.Touched.Union(written).Union(PartitionsOf(EntryItem.Of(older))).Except(places), cancellationToken);
        return stored.Value.IsSettled
            ? await ReadOwnAsync(stored.Value, cancellationToken) is not null
            : await SettleAsync(stored, places, cancellationToken);
    }

    private Task<StoredItem<CaseItem>?> ReadAsync(CaseId caseId, CancellationToken cancellationToken) =>
        items.ReadAsync<CaseItem>(caseId.Value, WorklistPartitions.ShelfOf(caseId), cancellationToken);

    /// <summary>Null when the stored item is no more the one that this writer saw or wrote.</summary>
    private async Task<StoredItem<CaseItem>?> ReadOwnAsync(CaseItem own, CancellationToken cancellationToken) =>
        await ReadAsync(own.Row.CaseId, cancellationToken) is { } stored && stored.Value.Turn == own.Turn ? stored : null;

    private async Task PutAsync(IEnumerable<EntryItem> entries, HashSet<string> written, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            written.Add(entry.Partition);
            await items.UpsertAsync(entry, entry.Partition, cancellationToken);
        }
    }

    private async Task RemoveAsync(string id, IEnumerable<string> partitions, CancellationToken cancellationToken)
    {
        foreach (var partition in partitions)
        {
            await items.DeleteAsync(id, partition, cancellationToken);
        }
    }

    private Task<bool> SettleAsync(StoredItem<CaseItem> stored, IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var settled = stored.Value with { Turn = stored.Value.Turn + 1, IsSettled = true, Touched = places };
        return items.ReplaceAsync(settled.Id, settled, settled.Partition, stored.ETag, cancellationToken);
    }

    /// <summary>The case and, where it changes them, the sums of its shelf: both or neither.</summary>
    private async Task<bool> CommitAsync(StoredItem<CaseItem>? stored, CaseItem next, CancellationToken cancellationToken)
    {
        var change = SumsItem.Change(stored is null ? [] : [stored.Value.Row], [next.Row]);
        if (stored is not null && change.Count == 0)
        {
            return await items.ReplaceAsync(next.Id, next, next.Partition, stored.ETag, cancellationToken);
        }

        var sums = await items.ReadAsync<SumsItem>(SumsItem.TheId, next.Partition, cancellationToken);
        var statuses = await items.BatchAsync(
            next.Partition,
            batch =>
            {
                _ = stored is null ? batch.Create(next) : batch.Replace(next.Id, next, stored.ETag);
                batch.WriteSums(next.Partition, sums, change);
            },
            cancellationToken);
        return statuses.All(status => (int)status < 300);
    }
}
