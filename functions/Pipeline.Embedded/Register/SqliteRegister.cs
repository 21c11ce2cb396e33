using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Register;

/// <summary>Locations and published reports in the database.</summary>
public sealed class SqliteRegister : IRegister
{
    /// <summary>The rating in force, as <see cref="RegisterEntry.Overall"/> has it.</summary>
    private const string Overall =
        "COALESCE((SELECT overall FROM register_report r WHERE r.location_id = l.location_id AND NOT withdrawn ORDER BY published DESC, report_id LIMIT 1), "
        + "json_extract(location, '$.earlier.current.overall'))";

    private readonly Database _database;

    public SqliteRegister(Database database)
    {
        _database = database;
        database.EnsureSchema($"""
            {RegisterLocations.Schema}
            {RegisterChanges.Schema}
            CREATE TABLE IF NOT EXISTS register_report (
                report_id TEXT PRIMARY KEY, location_id TEXT NOT NULL, commit_version INTEGER NOT NULL, published INTEGER NOT NULL,
                overall TEXT NOT NULL, withdrawn INTEGER NOT NULL, report TEXT NOT NULL) STRICT, WITHOUT ROWID;
            {ProjectionClearing.Schema}
            CREATE INDEX IF NOT EXISTS register_report_location ON register_report (location_id, published DESC);
            """);
    }

    public Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken) =>
        _database.WriteAsync(scope => RegisterLocations.Load(scope, content, at), cancellationToken);

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken) => Task.FromResult(_database.Read(RegisterLocations.Count));

    public Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT location FROM register_location WHERE location_id = $id").Set("$id", locationId).ExecuteScalar() is string json
            ? EntryOf(scope, json)
            : null));

    public Task<IReadOnlyList<RegisterFinding>> ReadFindingsAsync(string locationId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => RegisterLocations.Findings(scope, locationId)));

    public Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is null ? null : RegisterCursor.Parse(query.After);
        return Task.FromResult(_database.Read(scope =>
        {
            var words = SearchText.Wanted(query.Text);
            List<string> conditions =
            [
                "(name, location_id) > ($name, $id)",
                "($authority IS NULL OR local_authority = $authority COLLATE NOCASE)",
                $"($rating IS NULL OR $rating = {Overall})",
                .. words.Select((_, n) => $"instr(text, $word{n}) > 0"),
            ];
            var command = scope.Prepare(
                    $"SELECT name, location_id, location FROM register_location l WHERE {string.Join(" AND ", conditions)} ORDER BY name, location_id LIMIT $take")
                .Set("$name", after?.Name ?? string.Empty)
                .Set("$id", after?.LocationId ?? string.Empty)
                .Set("$authority", query.LocalAuthority)
                .Set("$rating", query.Rating is { } rating ? Names.Of(rating) : null)
                .Set("$take", query.Take + 1);
            for (var n = 0; n < words.Count; n++)
            {
                command.Set($"$word{n}", words[n]);
            }

            var found = command.ReadAll(row => (Name: row.GetString(0), Id: row.GetString(1), Json: row.GetString(2)));
            var page = found.Take(query.Take).ToList();
            var next = found.Count > query.Take ? new RegisterCursor(page[^1].Name, page[^1].Id).ToString() : null;
            return new RegisterPage([.. page.Select(item => EntryOf(scope, item.Json))], next);
        }));
    }

    public Task<RegisterList<ListedLocation>> ListLocationsAsync(int skip, int take, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => RegisterLocations.List(scope, skip, take)));

    public Task<RegisterList<ListedProvider>> ListProvidersAsync(int skip, int take, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => RegisterLocations.Providers(scope, skip, take)));

    public Task<ProviderEntry?> FindProviderAsync(string providerId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => RegisterLocations.FindProvider(scope, providerId)));

    public Task<RegisterList<string>> ListChangesAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => RegisterChanges.Read(scope, kind, from, to, skip, take)));

    public Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            if (scope.Prepare("SELECT report FROM register_report WHERE report_id = $id").Set("$id", report.ReportId).ExecuteScalar() is string json)
            {
                var stored = ReportOf(json);
                if (stored.CommitVersion > report.CommitVersion)
                {
                    return;
                }

                stored.MustNotBeAlteredBy(report);
            }

            Write(scope, report);
            RegisterChanges.MarkReport(scope, report, at);
        },
        cancellationToken);

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken) => Task.FromResult(_database.Read(scope =>
        scope.Prepare("SELECT report FROM register_report WHERE report_id = $id").Set("$id", reportId).ExecuteScalar() is string json ? ReportOf(json) : null));

    public Task ClearReportsAsync(DateTimeOffset began, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            if (ProjectionClearing.Begins(scope, "register", began))
            {
                scope.Prepare("DELETE FROM register_report").ExecuteNonQuery();
            }
        },
        cancellationToken);

    private static void Write(WriteScope scope, PublishedReport report) => scope
        .Prepare("INSERT OR REPLACE INTO register_report VALUES ($id, $location, $version, $published, $overall, $withdrawn, $report)")
        .Set("$id", report.ReportId)
        .Set("$location", report.LocationId)
        .Set("$version", report.CommitVersion)
        .Set("$published", report.FirstPublishedAt.UtcTicks)
        .Set("$overall", Names.Of(report.Overall))
        .Set("$withdrawn", report.WithdrawnAt is not null)
        .Set("$report", JsonSerializer.Serialize(report, CaseJson.Options))
        .ExecuteNonQuery();

    private static RegisterEntry EntryOf(ReadScope scope, string json)
    {
        var location = RegisterLocations.LocationOf(json);
        return new RegisterEntry(
            location,
            scope.Prepare("SELECT report FROM register_report WHERE location_id = $id ORDER BY published DESC, report_id")
                .Set("$id", location.LocationId)
                .ReadAll(row => ReportOf(row.GetString(0))));
    }

    private static PublishedReport ReportOf(string json) => JsonSerializer.Deserialize<PublishedReport>(json, CaseJson.Options)!;
}
