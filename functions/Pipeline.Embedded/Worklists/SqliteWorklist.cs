using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>The worklist in the database: each row as JSON, and what is filtered or sorted by in columns beside it.</summary>
public sealed class SqliteWorklist : IWorklist
{
    private const int Page = 500;
    private const int ExactTotal = 1000;
    private const long NoDue = long.MaxValue;
    private const int NoPriority = 9;

    private readonly Database _database;

    public SqliteWorklist(Database database)
    {
        _database = database;
        database.EnsureSchema("""
            CREATE TABLE IF NOT EXISTS worklist (
                case_id TEXT PRIMARY KEY, commit_version INTEGER NOT NULL, row TEXT NOT NULL, stage TEXT NOT NULL, role TEXT, team TEXT,
                assignee TEXT, priority INTEGER NOT NULL, location_id TEXT, received INTEGER NOT NULL, due INTEGER NOT NULL,
                held INTEGER NOT NULL, stuck_at INTEGER, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS worklist_due ON worklist (due, case_id) WHERE stage <> 'closed';
            CREATE INDEX IF NOT EXISTS worklist_received ON worklist (received, case_id) WHERE stage <> 'closed';
            CREATE INDEX IF NOT EXISTS worklist_priority ON worklist (priority, due, case_id) WHERE stage <> 'closed';
            CREATE INDEX IF NOT EXISTS worklist_stage ON worklist (stage, due, case_id);
            CREATE INDEX IF NOT EXISTS worklist_stuck ON worklist (stuck_at) WHERE stuck_at IS NOT NULL;
            CREATE INDEX IF NOT EXISTS worklist_location ON worklist (location_id, received) WHERE location_id IS NOT NULL;
            """);
    }

    public Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            foreach (var row in rows)
            {
                Upsert(scope, row);
            }
        },
        cancellationToken);

    public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken)
    {
        var filter = WorklistFilter.Of(query);
        var cursor = query.After is { } after ? WorklistCursor.Parse(after, query.Sort, SortColumns(query.Sort).Length) : null;
        return Task.FromResult(_database.Read(scope =>
        {
            var columns = SortColumns(query.Sort);
            var order = string.Join(", ", columns.Append("case_id"));
            var where = cursor is null
                ? filter.Condition
                : $"{filter.Condition} AND ({order}) > ({string.Join(", ", columns.Select((_, n) => $"$key{n}"))}, $id)";
            var command = filter.Bind(scope.Prepare($"SELECT row, {order} FROM worklist WHERE {where} ORDER BY {order} LIMIT $take"));
            command.Set("$take", query.Take + 1);
            if (cursor is not null)
            {
                command.Set("$id", cursor.CaseId);
                for (var n = 0; n < columns.Length; n++)
                {
                    command.Set($"$key{n}", cursor.Keys[n]);
                }
            }

            var items = new List<WorklistRow>();
            string? next = null;
            using (var reader = command.ExecuteReader())
            {
                WorklistCursor? last = null;
                while (reader.Read())
                {
                    if (items.Count == query.Take)
                    {
                        next = last!.ToString();
                        break;
                    }

                    var row = RowOf(reader.GetString(0));
                    items.Add(row);
                    last = new WorklistCursor(query.Sort, [.. columns.Select((_, n) => reader.GetInt64(n + 1))], row.CaseId.Value);
                }
            }

            var total = (long)filter.Bind(scope.Prepare(
                    $"SELECT COUNT(*) FROM (SELECT 1 FROM worklist WHERE {filter.Condition} LIMIT {ExactTotal + 1})"))
                .ExecuteScalar()!;
            return new WorklistPage(items, next, (int)Math.Min(total, ExactTotal), total > ExactTotal);
        }));
    }

    public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT row FROM worklist WHERE case_id = $case").Set("$case", caseId.Value).ExecuteScalar() is string json ? RowOf(json) : null));

    public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(string locationId, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read<IReadOnlyList<WorklistRow>>(scope =>
        {
            using var reader = scope.Prepare("SELECT row FROM worklist WHERE location_id = $location AND received >= $since ORDER BY received DESC, case_id")
                .Set("$location", locationId).Set("$since", since.UtcTicks).ExecuteReader();
            var rows = new List<WorklistRow>();
            while (reader.Read())
            {
                rows.Add(RowOf(reader.GetString(0)));
            }

            return rows;
        }));

    public async IAsyncEnumerable<WorklistRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = string.Empty;
        while (true)
        {
            var page = _database.Read(scope =>
            {
                using var reader = scope.Prepare("SELECT row FROM worklist WHERE case_id > $after ORDER BY case_id LIMIT $page")
                    .Set("$after", after).Set("$page", Page).ExecuteReader();
                var rows = new List<WorklistRow>();
                while (reader.Read())
                {
                    rows.Add(RowOf(reader.GetString(0)));
                }

                return rows;
            });
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].CaseId.Value;
            await Task.Yield();
        }
    }

    public Task ClearAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(scope => scope.Prepare("DELETE FROM worklist").ExecuteNonQuery(), cancellationToken);

    private static void Upsert(WriteScope scope, WorklistRow row) => scope.Prepare(
            "INSERT INTO worklist VALUES ($case, $version, $row, $stage, $role, $team, $assignee, $priority, $location, $received, $due, $held, $stuck, $text) "
            + "ON CONFLICT (case_id) DO UPDATE SET commit_version = excluded.commit_version, row = excluded.row, stage = excluded.stage, role = excluded.role, "
            + "team = excluded.team, assignee = excluded.assignee, priority = excluded.priority, location_id = excluded.location_id, "
            + "received = excluded.received, due = excluded.due, held = excluded.held, stuck_at = excluded.stuck_at, text = excluded.text "
            + "WHERE excluded.commit_version > commit_version")
        .Set("$case", row.CaseId.Value)
        .Set("$version", row.CommitVersion)
        .Set("$row", JsonSerializer.Serialize(row, CaseJson.Options))
        .Set("$stage", Names.Of(row.Stage))
        .Set("$role", row.ActingRole is { } role ? Names.Of(role) : null)
        .Set("$team", row.Team)
        .Set("$assignee", row.Assignee)
        .Set("$priority", row.Priority is { } priority ? (int)priority : NoPriority)
        .Set("$location", row.LocationId)
        .Set("$received", row.ReceivedAt.UtcTicks)
        .Set("$due", row.Due?.UtcTicks ?? NoDue)
        .Set("$held", row.HeldUntil is not null)
        .Set("$stuck", row.StuckAt?.UtcTicks)
        .Set("$text", string.Join(' ', row.CaseId, row.CaseId.Reference, row.Type, row.LocationName, row.ProviderReference).ToUpperInvariant())
        .ExecuteNonQuery();

    private static string[] SortColumns(WorklistSort sort) => sort switch
    {
        WorklistSort.Received => ["received"],
        WorklistSort.Priority => ["priority", "due"],
        _ => ["due"],
    };

    private static WorklistRow RowOf(string json) => JsonSerializer.Deserialize<WorklistRow>(json, CaseJson.Options)!;
}
