using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Audit;

/// <summary>Reads and disclosures in the database, in the order they were written; rows are never changed.</summary>
public sealed class SqliteAuditLog : IAuditLog
{
    private readonly Database _database;

    public SqliteAuditLog(Database database)
    {
        _database = database;
        database.EnsureSchema("""
            CREATE TABLE IF NOT EXISTS audit_entry (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT, what TEXT NOT NULL,
                case_id TEXT, location_id TEXT, purpose TEXT) STRICT;
            CREATE INDEX IF NOT EXISTS audit_entry_case ON audit_entry (case_id, id) WHERE case_id IS NOT NULL;
            CREATE INDEX IF NOT EXISTS audit_entry_actor ON audit_entry (actor, id);
            CREATE INDEX IF NOT EXISTS audit_entry_location ON audit_entry (location_id, id) WHERE location_id IS NOT NULL;
            """);
    }

    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare("INSERT INTO audit_entry VALUES (NULL, $at, $actor, $role, $what, $case, $location, $purpose)")
            .Set("$at", entry.At.UtcTicks)
            .Set("$actor", entry.Actor)
            .Set("$role", entry.Role)
            .Set("$what", entry.What)
            .Set("$case", entry.CaseId?.Value)
            .Set("$location", entry.LocationId)
            .Set("$purpose", entry.Purpose)
            .ExecuteNonQuery(),
        cancellationToken);

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
    {
        List<string> filters = ["id > $after"];
        Dictionary<string, object> values = new() { ["$after"] = query.After, ["$take"] = query.Take + 1 };
        Filter(query.CaseId?.Value, "case_id = $case", "$case");
        Filter(query.Actor, "actor = $actor", "$actor");
        Filter(query.LocationId, "location_id = $location", "$location");
        Filter(query.From?.UtcTicks, "at >= $from", "$from");
        Filter(query.To?.UtcTicks, "at < $to", "$to");
        var command = scope.Prepare(
            $"SELECT id, at, actor, role, what, case_id, location_id, purpose FROM audit_entry WHERE {string.Join(" AND ", filters)} ORDER BY id LIMIT $take");
        foreach (var (name, value) in values)
        {
            command.Set(name, value);
        }

        using var reader = command.ExecuteReader();
        var items = new List<AuditEntry>();
        long last = 0;
        while (reader.Read())
        {
            if (items.Count == query.Take)
            {
                return new AuditPage(items, last);
            }

            last = reader.GetInt64(0);
            items.Add(new AuditEntry
            {
                At = new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero),
                Actor = reader.GetString(2),
                Role = reader.IsDBNull(3) ? null : reader.GetString(3),
                What = reader.GetString(4),
                CaseId = reader.IsDBNull(5) ? null : CaseId.Parse(reader.GetString(5)),
                LocationId = reader.IsDBNull(6) ? null : reader.GetString(6),
                Purpose = reader.IsDBNull(7) ? null : reader.GetString(7),
            });
        }

        return new AuditPage(items, Next: null);

        void Filter(object? value, string condition, string name)
        {
            if (value is not null)
            {
                filters.Add(condition);
                values[name] = value;
            }
        }
    }));
}
