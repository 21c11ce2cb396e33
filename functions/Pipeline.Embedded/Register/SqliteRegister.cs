using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Register;

/// <summary>Locations and published reports in the database.</summary>
public sealed class SqliteRegister : IRegister
{
    private const char CursorSeparator = '\n';

    private readonly Database _database;

    public SqliteRegister(Database database)
    {
        _database = database;
        database.EnsureSchema("""
            CREATE TABLE IF NOT EXISTS register_location (
                location_id TEXT PRIMARY KEY, name TEXT NOT NULL, local_authority TEXT, text TEXT NOT NULL, location TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS register_location_name ON register_location (name, location_id);
            CREATE TABLE IF NOT EXISTS register_report (
                report_id TEXT PRIMARY KEY, location_id TEXT NOT NULL, commit_version INTEGER NOT NULL, published INTEGER NOT NULL,
                overall TEXT NOT NULL, withdrawn INTEGER NOT NULL, report TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS register_report_location ON register_report (location_id, published DESC);
            """);
    }

    public Task LoadAsync(IReadOnlyList<Location> locations, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            foreach (var location in locations)
            {
                scope.Prepare(
                        "INSERT INTO register_location VALUES ($id, $name, $authority, $text, $location) ON CONFLICT (location_id) DO UPDATE SET "
                        + "name = excluded.name, local_authority = excluded.local_authority, text = excluded.text, location = excluded.location")
                    .Set("$id", location.LocationId)
                    .Set("$name", location.Name)
                    .Set("$authority", location.LocalAuthority)
                    .Set("$text", string.Join(' ', location.Name, location.Address, location.Postcode, location.ProviderName).ToUpperInvariant())
                    .Set("$location", JsonSerializer.Serialize(location, CaseJson.Options))
                    .ExecuteNonQuery();
            }
        },
        cancellationToken);

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => (int)(long)scope.Prepare("SELECT COUNT(*) FROM register_location").ExecuteScalar()!));

    public Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT location FROM register_location WHERE location_id = $id").Set("$id", locationId).ExecuteScalar() is string json
            ? EntryOf(scope, json)
            : null));

    public Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is null ? null : CursorOf(query.After);
        return Task.FromResult(_database.Read(scope =>
        {
            var words = (query.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            List<string> conditions =
            [
                "(name, location_id) > ($name, $id)",
                "($authority IS NULL OR local_authority = $authority)",
                "($rating IS NULL OR $rating = (SELECT overall FROM register_report r WHERE r.location_id = l.location_id AND NOT withdrawn ORDER BY published DESC LIMIT 1))",
                .. words.Select((_, n) => $"instr(text, $word{n}) > 0"),
            ];
            var command = scope.Prepare(
                    $"SELECT name, location_id, location FROM register_location l WHERE {string.Join(" AND ", conditions)} ORDER BY name, location_id LIMIT $take")
                .Set("$name", after?.Name ?? string.Empty)
                .Set("$id", after?.Id ?? string.Empty)
                .Set("$authority", query.LocalAuthority)
                .Set("$rating", query.Rating is { } rating ? Names.Of(rating) : null)
                .Set("$take", query.Take + 1);
            for (var n = 0; n < words.Length; n++)
            {
                command.Set($"$word{n}", words[n].ToUpperInvariant());
            }

            var found = new List<(string Name, string Id, string Json)>();
            using (var reader = command.ExecuteReader())
            {
                while (reader.Read())
                {
                    found.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
                }
            }

            var page = found.Take(query.Take).ToList();
            var next = found.Count > query.Take ? Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes($"{page[^1].Name}{CursorSeparator}{page[^1].Id}")) : null;
            return new RegisterPage([.. page.Select(item => EntryOf(scope, item.Json))], next);
        }));
    }

    public Task PublishAsync(PublishedReport report, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare(
                "INSERT INTO register_report VALUES ($id, $location, $version, $published, $overall, $withdrawn, $report) ON CONFLICT (report_id) DO UPDATE SET "
                + "location_id = excluded.location_id, commit_version = excluded.commit_version, published = excluded.published, overall = excluded.overall, "
                + "withdrawn = excluded.withdrawn, report = excluded.report WHERE excluded.commit_version >= commit_version")
            .Set("$id", report.ReportId)
            .Set("$location", report.LocationId)
            .Set("$version", report.CommitVersion)
            .Set("$published", report.PublishedAt.UtcTicks)
            .Set("$overall", Names.Of(report.Overall))
            .Set("$withdrawn", report.WithdrawnAt is not null)
            .Set("$report", JsonSerializer.Serialize(report, CaseJson.Options))
            .ExecuteNonQuery(),
        cancellationToken);

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT report FROM register_report WHERE report_id = $id").Set("$id", reportId).ExecuteScalar() is string json ? ReportOf(json) : null));

    public Task ClearReportsAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(scope => scope.Prepare("DELETE FROM register_report").ExecuteNonQuery(), cancellationToken);

    private static RegisterEntry EntryOf(ReadScope scope, string json)
    {
        var location = JsonSerializer.Deserialize<Location>(json, CaseJson.Options)!;
        using var reader = scope.Prepare("SELECT report FROM register_report WHERE location_id = $id ORDER BY published DESC")
            .Set("$id", location.LocationId).ExecuteReader();
        var reports = new List<PublishedReport>();
        while (reader.Read())
        {
            reports.Add(ReportOf(reader.GetString(0)));
        }

        return new RegisterEntry(location, reports);
    }

    private static PublishedReport ReportOf(string json) => JsonSerializer.Deserialize<PublishedReport>(json, CaseJson.Options)!;

    private static (string Name, string Id)? CursorOf(string after)
    {
        if (after.Length % 2 == 0 && after.All(char.IsAsciiHexDigit)
            && System.Text.Encoding.UTF8.GetString(Convert.FromHexString(after)).Split(CursorSeparator) is [var name, var id])
        {
            return (name, id);
        }

        throw new FormatException($"'{after}' is no cursor of the register.");
    }
}
