using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts what is asked of the worklist. A row is replaced under the version that was read.</summary>
internal sealed class CountingWorklist(IWorklist worklist, CaseMeter meter) : IWorklist
{
    public async Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var size = RequestUnits.SizeOf(row);
            await meter.SpendAsync(row.CaseId, () => worklist.UpsertAsync([row], cancellationToken), new Tally
            {
                Writes = 1,
                RequestUnits = RequestUnits.Read(size) + RequestUnits.Write(size),
            });
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

    public Task ClearAsync(CancellationToken cancellationToken) => worklist.ClearAsync(cancellationToken);

    private static Tally Queried<T>(T found) => new() { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(found)) };
}
