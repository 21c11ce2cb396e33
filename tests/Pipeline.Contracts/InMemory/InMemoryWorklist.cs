using System.Globalization;
using System.Runtime.CompilerServices;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts.InMemory;

/// <summary>A worklist over a dictionary of rows; cursors hold the sort key and the id of the last row.</summary>
public sealed class InMemoryWorklist : IWorklist
{
    private readonly Lock gate = new();
    private readonly Dictionary<CaseId, WorklistRow> rows = [];
    private DateTimeOffset cleared;

    public Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var row in rows)
            {
                if (!this.rows.TryGetValue(row.CaseId, out var stored) || stored.CommitVersion <= row.CommitVersion)
                {
                    this.rows[row.CaseId] = row;
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken)
    {
        (int, long, string)? after = query.After is { } cursor ? Parse(cursor) : null;
        var admitted = Now().Where(query.Admits).Select(row => (Key: KeyOf(query.Sort, row), Row: row)).OrderBy(item => item.Key).ToList();
        var page = admitted.Where(item => after is null || item.Key.CompareTo(after.Value) > 0).Take(query.Take).ToList();
        (int, long, string)? last = page.Count == 0 ? null : page[^1].Key;
        var more = last is not null && admitted.Any(item => item.Key.CompareTo(last.Value) > 0);
        return Task.FromResult(new WorklistPage([.. page.Select(item => Given(item.Row))], more ? Write(last!.Value) : null, admitted.Count, TotalIsAtLeast: false));
    }

    public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(rows.GetValueOrDefault(caseId) is { } row ? Given(row) : null);
        }
    }

    public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) =>
        Newest(query.Admits, take);

    public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken) => Task.FromResult(Now().Count(query.Admits));

    public Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken) =>
        Newest(row => span.Admits(row) && row.ReporterKeys.Intersect(keys).Any(), take);

    public Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken) => Task.FromResult(WorklistFigures.Of(Now(), asOf));

    public Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken) => Task.FromResult(Now().Count(period.Admits));

    public async IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in Now().Where(period.Admits).OrderBy(row => MeasuredRow.Of(row).At(period.Moment)))
        {
            await Task.CompletedTask;
            yield return row;
        }
    }

    public async IAsyncEnumerable<WorklistRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in Now())
        {
            await Task.CompletedTask;
            yield return Given(row);
        }
    }

    public Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (began > cleared)
            {
                cleared = began;
                rows.Clear();
            }
        }

        return Task.CompletedTask;
    }

    private static WorklistRow Given(WorklistRow row) => row with { SearchText = null, ReporterKeys = [] };

    private static (int, long, string) KeyOf(WorklistSort sort, WorklistRow row) => sort switch
    {
        WorklistSort.Received => (0, row.ReceivedAt.UtcTicks, row.CaseId.Value),
        WorklistSort.Priority => ((int?)row.Priority ?? int.MaxValue, row.Due?.UtcTicks ?? long.MaxValue, row.CaseId.Value),
        _ => (0, row.Due?.UtcTicks ?? long.MaxValue, row.CaseId.Value),
    };

    private static string Write((int, long, string) key) => string.Create(CultureInfo.InvariantCulture, $"{key.Item1}.{key.Item2}.{key.Item3}");

    private static (int, long, string) Parse(string cursor) =>
        cursor.Split('.') is [var first, var second, var third]
        && int.TryParse(first, CultureInfo.InvariantCulture, out var group) && long.TryParse(second, CultureInfo.InvariantCulture, out var ticks)
            ? (group, ticks, third)
            : throw new FormatException($"'{cursor}' is no cursor of this list.");

    private Task<IReadOnlyList<WorklistRow>> Newest(Func<WorklistRow, bool> admits, int take) =>
        Task.FromResult<IReadOnlyList<WorklistRow>>([.. Now().Where(admits).OrderByDescending(Arrival.Of).Take(take).Select(Given)]);

    private List<WorklistRow> Now()
    {
        lock (gate)
        {
            return [.. rows.Values];
        }
    }
}
