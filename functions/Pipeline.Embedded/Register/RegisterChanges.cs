using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Register;

/// <summary>What changed in the register, and when. A row per change, found by its time through the primary key.</summary>
internal static class RegisterChanges
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS register_change (
            kind TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, at, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS register_known (report_id TEXT PRIMARY KEY, location_id TEXT NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """;

    public const string Window = "FROM register_change WHERE kind = $kind AND at BETWEEN $from AND $to";

    public static void Mark(WriteScope scope, OrganisationKind kind, string id, DateTimeOffset at) => scope
        .Prepare("INSERT OR IGNORE INTO register_change VALUES ($kind, $at, $id)")
        .Set("$kind", Names.Of(kind))
        .Set("$at", at.UtcTicks)
        .Set("$id", id)
        .ExecuteNonQuery();

    /// <summary>Marks the location of a report that says something else than the last time, whether or not the reports were cleared since.</summary>
    public static void MarkReport(WriteScope scope, PublishedReport report, DateTimeOffset at)
    {
        var hash = report.SaysHash();
        var known = scope.Prepare("SELECT location_id, hash FROM register_known WHERE report_id = $id")
            .Set("$id", report.ReportId)
            .ReadAll(row => (Location: row.GetString(0), Hash: row.GetString(1)));
        if (known is [var same] && same.Hash == hash)
        {
            return;
        }

        foreach (var location in known.Select(before => before.Location).Append(report.LocationId).Distinct())
        {
            Mark(scope, OrganisationKind.Location, location, at);
        }

        scope.Prepare("INSERT OR REPLACE INTO register_known VALUES ($id, $location, $hash)")
            .Set("$id", report.ReportId)
            .Set("$location", report.LocationId)
            .Set("$hash", hash)
            .ExecuteNonQuery();
    }

    public static RegisterList<string> Read(
        ReadScope scope, OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take) => new(
        (int)(long)Between(scope.Prepare($"SELECT COUNT(DISTINCT id) {Window}"), kind, from, to).ExecuteScalar()!,
        Between(scope.Prepare($"SELECT DISTINCT id {Window} ORDER BY id LIMIT $take OFFSET $skip"), kind, from, to)
            .Set("$take", take)
            .Set("$skip", skip)
            .ReadAll(row => row.GetString(0)));

    private static SqliteCommand Between(SqliteCommand command, OrganisationKind kind, DateTimeOffset from, DateTimeOffset to) => command
        .Set("$kind", Names.Of(kind))
        .Set("$from", from.UtcTicks)
        .Set("$to", to.UtcTicks);
}
