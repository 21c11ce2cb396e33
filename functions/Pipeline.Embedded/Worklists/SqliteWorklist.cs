using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>The worklist in the database; <see cref="SearchWords"/> says what a search finds.</summary>
public sealed class SqliteWorklist : IWorklist
{
    private const int Page = 500;

    private readonly Database _database;

    public SqliteWorklist(Database database)
    {
        _database = database;
        database.EnsureSchema(WorklistSchema.Text);
        database.EnsureSchema(FigureTable.Schema);
        database.EnsureSchema(ProjectionClearing.Schema);
    }

    public Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            foreach (var row in rows)
            {
                WorklistUpsert.Write(scope, row);
            }
        },
        cancellationToken);

    public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken)
    {
        var column = WorklistKeys.Column(query);
        var after = query.After is null ? null : WorklistCursor.Parse(query.After, column);
        return Task.FromResult(_database.Read(scope =>
        {
            var search = new WorklistSearch(scope, query);
            var found = search.Rows(column, after);
            var page = found.Take(query.Take).ToList();
            var next = found.Count > query.Take ? new WorklistCursor(column, page[^1].Key, page[^1].Id).ToString() : null;
            var (total, atLeast) = search.Total();
            return new WorklistPage([.. page.Select(item => RowOf(item.Row))], next, Math.Max(total, page.Count), atLeast);
        }));
    }

    public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT row FROM worklist_row WHERE case_id = $case").Set("$case", caseId.Value).ExecuteScalar() is string json ? RowOf(json) : null));

    public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WorklistRow>>([.. _database.Read(scope => WorklistArrivals.AtLocation(scope, query, take)).Select(RowOf)]);

    public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => WorklistArrivals.CountAtLocation(scope, query)));

    public Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WorklistRow>>([.. _database.Read(scope => WorklistArrivals.OfReporter(scope, keys, span, take)).Select(RowOf)]);

    public Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => FigureTable.Read(scope, asOf)));

    public Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => FigureTable.Count(scope, period)));

    public async IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long At, long Id) after = (-1, -1);
        IReadOnlyList<(long At, long Id, string Row)> page;
        do
        {
            var last = after;
            page = _database.Read(scope => FigureTable.Page(scope, period, last, Page));
            foreach (var (at, id, row) in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return RowOf(row);
                after = (at, id);
            }

            await Task.Yield();
        }
        while (page.Count == Page);
    }

    public async IAsyncEnumerable<WorklistRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long after = 0;
        while (true)
        {
            var last = after;
            var page = _database.Read(scope => scope
                .Prepare("SELECT id, row FROM worklist_row WHERE id > $after ORDER BY id LIMIT $page")
                .Set("$after", last).Set("$page", Page)
                .ReadAll(row => (Id: row.GetInt64(0), Row: RowOf(row.GetString(1)))));
            foreach (var (id, row) in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
                after = id;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            await Task.Yield();
        }
    }

    public Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            if (!ProjectionClearing.Begins(scope, "worklist", began))
            {
                return;
            }

            scope.Prepare("DELETE FROM worklist_row").ExecuteNonQuery();
            scope.Prepare("DELETE FROM worklist_reporter_arrival").ExecuteNonQuery();
            scope.Prepare("INSERT INTO worklist_words (worklist_words) VALUES ('delete-all')").ExecuteNonQuery();
            FigureTable.Clear(scope);
        },
        cancellationToken);

    private static WorklistRow RowOf(string json) => JsonSerializer.Deserialize<WorklistRow>(json, CaseJson.Options)!;
}
