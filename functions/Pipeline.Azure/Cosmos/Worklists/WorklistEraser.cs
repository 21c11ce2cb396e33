using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// Removes everything, page by page, each item as it was seen and once in a rebuild (<see cref="Clearing"/>). Cases go first: one that comes again meanwhile finds itself new and gets all its entries, and where this removes one of
/// those, the rebuild that follows makes it again.
/// </summary>
internal sealed class WorklistEraser(CosmosItems items)
{
    /// <summary>With the sums still within the operations of a batch.</summary>
    private const int CasesAPage = 50;

    private const int EntriesAPage = 500;

    private const int AtOnce = 8;

    public async Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (await Clearing.BeginAsync(items, WorklistPartitions.Cleared, began, cancellationToken) is not { } clearing)
        {
            return;
        }

        foreach (var shelf in WorklistPartitions.Shelves)
        {
            while (await ClearPageAsync(shelf, clearing, cancellationToken))
            {
            }
        }

        var entries = new QueryDefinition("SELECT c.id, c[\"partition\"] AS place, c._etag AS etag FROM c WHERE IS_DEFINED(c.byReceived)");
        List<Entry> page;
        do
        {
            page = await items.QueryAsync<Entry>(entries, null, cancellationToken, EntriesAPage).Take(EntriesAPage).ToListAsync(cancellationToken);
            await clearing.MustGoOnAsync(cancellationToken);
            await Parallel.ForEachAsync(
                page,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (entry, token) => await items.DeleteAsync(entry.Id, entry.Place, entry.Etag, token));
        }
        while (page.Count > 0);
        await clearing.EndAsync(cancellationToken);
    }

    /// <summary>False when the shelf is empty. A page that another writer came into is read again.</summary>
    private async Task<bool> ClearPageAsync(string shelf, Clearing clearing, CancellationToken cancellationToken)
    {
        var sums = await items.ReadAsync<SumsItem>(SumsItem.TheId, shelf, cancellationToken);
        var kept = new ItemFilter().InPartition(shelf).And("c.id != @sums", "@sums", SumsItem.TheId).Select("c.id, c[\"row\"] AS content, c._etag AS etag");
        var page = await items.QueryAsync<Kept>(kept, shelf, cancellationToken, CasesAPage).Take(CasesAPage).ToListAsync(cancellationToken);
        if (page.Count == 0)
        {
            return false;
        }

        await clearing.MustGoOnAsync(cancellationToken);
        var change = SumsItem.Change(page.Select(item => item.Content), []);
        await items.BatchAsync(
            shelf, batch => page.Aggregate(batch, (all, item) => all.Delete(item.Id, item.Etag)).WriteSums(shelf, sums, change), cancellationToken);
        return true;
    }

    private sealed record Entry(string Id, string Place, string Etag);

    private sealed record Kept(string Id, WorklistRow Content, string Etag);
}
