using System.Collections.Concurrent;
using System.Text;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Local.Bench.Counting;

/// <summary>
/// Counts what is asked of the worklist. What a row costs depends on the one before, which a worklist gives back without all that it is found by: so it is
/// remembered here.
/// </summary>
internal sealed class CountingWorklist(IWorklist worklist, CaseMeter meter) : IWorklist
{
    private readonly ConcurrentDictionary<CaseId, WorklistRow> _written = [];

    public async Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await meter.SpendAsync(row.CaseId, () => worklist.UpsertAsync([row], cancellationToken), Upserted(row));
        }
    }

    public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.QueryAsync(query, cancellationToken), page => Queried(page.Items));

    public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) =>
        meter.SpendAsync(caseId, () => worklist.FindAsync(caseId, cancellationToken), Queried);

    public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.AtLocationAsync(query, take, cancellationToken), Queried);

    public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.CountAtLocationAsync(query, cancellationToken), Queried);

    public Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.OfReporterAsync(keys, span, take, cancellationToken), Queried);

    public Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.MeasureAsync(asOf, cancellationToken), Queried);

    public IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, CancellationToken cancellationToken) => worklist.ReadAsync(period, cancellationToken);

    public Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => worklist.CountAsync(period, cancellationToken), Queried);

    public IAsyncEnumerable<WorklistRow> ReadAllAsync(CancellationToken cancellationToken) => worklist.ReadAllAsync(cancellationToken);

    public Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken)
    {
        _written.Clear();
        return worklist.ClearAsync(began, cancellationToken);
    }

    /// <summary>A row older than the one before changes nothing and costs the look at it.</summary>
    private Tally Upserted(WorklistRow row)
    {
        var size = RequestUnits.SizeOf(row) + Encoding.UTF8.GetByteCount(row.SearchText ?? string.Empty);
        var before = _written.GetValueOrDefault(row.CaseId);
        if (before?.CommitVersion > row.CommitVersion)
        {
            return new Tally { Reads = 1, RequestUnits = RequestUnits.Read(size) };
        }

        _written[row.CaseId] = row;
        var change = RowChange.Of(before, row);
        return new Tally
        {
            Writes = 1 + (change.ChangesSums ? 1 : 0) + change.Entries + change.Settlings,
            RequestUnits = ((1 + change.Settlings) * RequestUnits.Case(size))
                + (change.ChangesSums ? RequestUnits.Sums : 0)
                + (change.Entries * RequestUnits.Entry),
        };
    }

    private static Tally Queried<T>(T found) => new() { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(found)) };
}
