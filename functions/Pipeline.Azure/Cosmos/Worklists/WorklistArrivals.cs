using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>The cases of a place or of a reporter, each from a partition of its own, the newest first.</summary>
internal sealed class WorklistArrivals(CosmosItems items, WorklistCases cases)
{
    private const string ByReceived = "c.byReceived";

    public async Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) =>
        await NewestAsync(await KeysAsync(ItemFilter.Of(query), take, cancellationToken), query.Admits, cancellationToken);

    public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken)
    {
        var filter = ItemFilter.Of(query);
        return items.CountAsync(filter, filter.Partition, cancellationToken);
    }

    public async Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(keys.Distinct(StringComparer.Ordinal)
            .Select(key => KeysAsync(ItemFilter.In(WorklistPartitions.OfReporter(key), span), take, cancellationToken)));
        return await NewestAsync(
            found.SelectMany(sortKeys => sortKeys).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Take(take),
            row => span.Admits(row) && row.ReporterKeys.Intersect(keys).Any(),
            cancellationToken);
    }

    private async Task<IReadOnlyList<string>> KeysAsync(ItemFilter filter, int take, CancellationToken cancellationToken) => await items
        .QueryAsync<string>(filter.Select($"VALUE {ByReceived}", $"{ByReceived} DESC"), filter.Partition, cancellationToken, take)
        .Take(take)
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<WorklistRow>> NewestAsync(IEnumerable<string> sortKeys, Func<WorklistRow, bool> admits, CancellationToken cancellationToken)
    {
        var rows = await cases.ReadAsync(sortKeys.Select(SortKeys.CaseOf), cancellationToken);
        return [.. rows.Values.Where(admits).OrderByDescending(Arrival.Of).Select(WorklistCases.Given)];
    }
}
