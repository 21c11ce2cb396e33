using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// Gives the pages of lists. The list of a team is one partition; that of all teams is merged from theirs; closed cases, which only somebody who asks for
/// that stage sees, are looked for across partitions. The entries give the order, the cases themselves decide whether they are shown.
/// </summary>
internal sealed class WorklistLists(CosmosItems items, WorklistCases cases, TeamDirectory teams)
{
    /// <summary>Totals are exact up to this.</summary>
    private const int ExactTotal = 1_000;

    /// <exception cref="FormatException"><see cref="WorklistQuery.After"/> is no cursor of this list.</exception>
    public async Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken)
    {
        var path = PathOf(query.Sort);
        var after = query.After is null ? null : ListCursor.Parse(query.After, query.Sort);
        var filters = await FiltersAsync(query, cancellationToken);
        var found = await Task.WhenAll(filters.Select(filter => FindAsync(filter, path, after, query.Take + 1, cancellationToken)));
        var inOrder = found.SelectMany(list => list).GroupBy(entry => entry.SortKey, entry => entry.List).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        var page = inOrder.Take(query.Take).ToList();
        var rows = await cases.ReadAsync(page.Select(entry => SortKeys.CaseOf(entry.Key)), cancellationToken);
        var shown = page
            .Select(entry => rows.GetValueOrDefault(SortKeys.CaseOf(entry.Key)) is { } row && entry.Contains(WorklistPartitions.ListOf(row)) && query.Admits(row) ? row : null)
            .OfType<WorklistRow>()
            .Select(WorklistCases.Given)
            .ToList();
        if (inOrder.Count <= query.Take && after is null)
        {
            return new WorklistPage(shown, null, shown.Count, TotalIsAtLeast: false);
        }

        var counts = await Task.WhenAll(filters.Select(filter => items.CountAsync(filter, filter.Partition, cancellationToken)));
        return new WorklistPage(
            shown,
            inOrder.Count > query.Take ? new ListCursor(query.Sort, page[^1].Key).ToString() : null,
            Math.Min(counts.Sum(), ExactTotal),
            counts.Sum() > ExactTotal);
    }

    private static string PathOf(WorklistSort sort) => sort switch
    {
        WorklistSort.Received => "c.byReceived",
        WorklistSort.Priority => "c.byUrgency",
        _ => "c.byDue",
    };

    /// <summary>One for each partition that has cases of the list.</summary>
    private async Task<IReadOnlyList<ItemFilter>> FiltersAsync(WorklistQuery query, CancellationToken cancellationToken)
    {
        if (query.Stage == Stage.Closed)
        {
            return [ItemFilter.Of(query).And("IS_DEFINED(c.byDue)")];
        }

        IReadOnlyList<string> lists = query.Team is { } team ? [WorklistPartitions.OpenOf(team)] : await teams.ReadAsync(cancellationToken);
        return [.. lists.Select(list => ItemFilter.Of(query).InPartition(list))];
    }

    private async Task<List<Entry>> FindAsync(ItemFilter filter, string path, ListCursor? after, int take, CancellationToken cancellationToken)
    {
        var more = filter.AndIf(after?.Key, $"{path} > @after", "@after").Select($"c[\"partition\"] AS list, {path} AS sortKey", path);
        return await items.QueryAsync<Entry>(more, filter.Partition, cancellationToken, take).Take(take).ToListAsync(cancellationToken);
    }

    private sealed record Entry(string List, string SortKey);
}
