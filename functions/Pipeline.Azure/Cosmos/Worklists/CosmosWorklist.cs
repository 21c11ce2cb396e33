using System.Runtime.CompilerServices;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>The worklist in Cosmos DB; <see cref="SearchWords"/> says what a search finds. One for the whole process: it remembers which teams are known.</summary>
public sealed class CosmosWorklist : IWorklist
{
    private const int RowsAPage = 200;

    private const int AtOnce = 8;

    private readonly CosmosItems _items;
    private readonly WorklistCases _cases;
    private readonly WorklistWriter _writer;
    private readonly WorklistLists _lists;
    private readonly WorklistArrivals _arrivals;

    public CosmosWorklist(CosmosContainers containers)
    {
        _items = containers.Items(Containers.Worklist);
        var teams = new TeamDirectory(_items);
        _cases = new WorklistCases(_items);
        _writer = new WorklistWriter(_items, teams);
        _lists = new WorklistLists(_items, _cases, teams);
        _arrivals = new WorklistArrivals(_items, _cases);
    }

    /// <summary>Rows of one shelf are written in turn, so that they do not meet at its sums.</summary>
    public Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        rows.GroupBy(row => WorklistPartitions.ShelfOf(row.CaseId)),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (shelf, token) =>
        {
            foreach (var row in shelf)
            {
                await _writer.WriteAsync(row, token);
            }
        });

    public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken) => _lists.QueryAsync(query, cancellationToken);

    public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) => _cases.FindAsync(caseId, cancellationToken);

    public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) =>
        _arrivals.AtLocationAsync(query, take, cancellationToken);

    public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken) => _arrivals.CountAtLocationAsync(query, cancellationToken);

    public Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken) =>
        _arrivals.OfReporterAsync(keys, span, take, cancellationToken);

    public Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        new WorklistMeasures(_items).ReadAsync(asOf, cancellationToken);

    public IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, CancellationToken cancellationToken) => _items.QueryAsync<WorklistRow>(
        ItemFilter.Of(period).Select("VALUE c[\"row\"]", MeasuredTimes.PathOf(period.Moment)), null, cancellationToken, RowsAPage);

    public Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken) =>
        _items.CountAsync(ItemFilter.Of(period), null, cancellationToken);

    public async IAsyncEnumerable<WorklistRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shelf in WorklistPartitions.Shelves)
        {
            var rows = new ItemFilter().InPartition(shelf).And("c.id != @sums", "@sums", SumsItem.TheId).Select("VALUE c[\"row\"]", "c.id");
            await foreach (var row in _items.QueryAsync<WorklistRow>(rows, shelf, cancellationToken, RowsAPage))
            {
                yield return row;
            }
        }
    }

    public Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken) => new WorklistEraser(_items).ClearAsync(began, cancellationToken);
}
