using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Register;

/// <summary>Writes locations and what was found about them, and lists them and their providers.</summary>
internal static class RegisterLocations
{
    public const string Schema = $"""
        CREATE TABLE IF NOT EXISTS register_location (
            location_id TEXT PRIMARY KEY, name TEXT NOT NULL, local_authority TEXT, text TEXT NOT NULL, location TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS register_location_name ON register_location (name, location_id);
        CREATE INDEX IF NOT EXISTS register_location_provider ON register_location ({Provider}, location_id);
        CREATE TABLE IF NOT EXISTS register_finding (
            location_id TEXT NOT NULL, position INTEGER NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (location_id, position)) STRICT, WITHOUT ROWID;
        """;

    private const string Provider = "json_extract(location, '$.providerId')";

    public static RegisterLoad Load(WriteScope scope, RegisterContent content, DateTimeOffset at)
    {
        var (added, changed) = (0, 0);
        foreach (var location in content.Locations)
        {
            var json = JsonSerializer.Serialize(location, CaseJson.Options);
            var before = scope.Prepare("SELECT location FROM register_location WHERE location_id = $id").Set("$id", location.LocationId).ExecuteScalar() as string;
            Write(scope, location, json);
            if (before == json)
            {
                continue;
            }

            added += before is null ? 1 : 0;
            changed += before is null ? 0 : 1;
            Mark(scope, before is null ? null : LocationOf(before), location, at);
        }

        WriteFindings(scope, content);
        return new RegisterLoad(added, changed, content.Locations.Count - added - changed);
    }

    public static IReadOnlyList<RegisterFinding> Findings(ReadScope scope, string locationId) => scope
        .Prepare("SELECT finding FROM register_finding WHERE location_id = $id ORDER BY position")
        .Set("$id", locationId)
        .ReadAll(row => JsonSerializer.Deserialize<RegisterFinding>(row.GetString(0), CaseJson.Options)!);

    public static RegisterList<ListedLocation> List(ReadScope scope, int skip, int take) => new(
        Count(scope),
        scope.Prepare("SELECT location_id, name, json_extract(location, '$.postcode') FROM register_location ORDER BY location_id LIMIT $take OFFSET $skip")
            .Set("$take", take)
            .Set("$skip", skip)
            .ReadAll(row => new ListedLocation(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2))));

    public static RegisterList<ListedProvider> Providers(ReadScope scope, int skip, int take) => new(
        (int)(long)scope.Prepare($"SELECT COUNT(DISTINCT {Provider}) FROM register_location").ExecuteScalar()!,
        scope.Prepare($"SELECT DISTINCT {Provider} FROM register_location ORDER BY {Provider} LIMIT $take OFFSET $skip")
            .Set("$take", take)
            .Set("$skip", skip)
            .ReadAll(row => row.GetString(0))
            .Select(id => FindProvider(scope, id)!)
            .Select(provider => new ListedProvider(provider.ProviderId, provider.Name))
            .ToList());

    public static ProviderEntry? FindProvider(ReadScope scope, string providerId)
    {
        var locations = scope.Prepare($"SELECT location FROM register_location WHERE {Provider} = $id ORDER BY location_id")
            .Set("$id", providerId)
            .ReadAll(row => LocationOf(row.GetString(0)));
        return locations is [var first, ..]
            ? new ProviderEntry(providerId, first.ProviderName, first.ProviderIdDerived, [.. locations.Select(location => location.LocationId)])
            : null;
    }

    public static int Count(ReadScope scope) => (int)(long)scope.Prepare("SELECT COUNT(*) FROM register_location").ExecuteScalar()!;

    public static Location LocationOf(string json) => JsonSerializer.Deserialize<Location>(json, CaseJson.Options)!;

    private static void Write(WriteScope scope, Location location, string json) => scope
        .Prepare(
            "INSERT INTO register_location VALUES ($id, $name, $authority, $text, $location) ON CONFLICT (location_id) DO UPDATE SET "
            + "name = excluded.name, local_authority = excluded.local_authority, text = excluded.text, location = excluded.location")
        .Set("$id", location.LocationId)
        .Set("$name", location.Name)
        .Set("$authority", location.LocalAuthority)
        .Set("$text", SearchText.Of(location))
        .Set("$location", json)
        .ExecuteNonQuery();

    /// <summary>A provider changes when it gains or loses a location, and when its name does.</summary>
    private static void Mark(WriteScope scope, Location? before, Location after, DateTimeOffset at)
    {
        RegisterChanges.Mark(scope, OrganisationKind.Location, after.LocationId, at);
        if (before is null || (before.ProviderId, before.ProviderName) != (after.ProviderId, after.ProviderName))
        {
            RegisterChanges.Mark(scope, OrganisationKind.Provider, after.ProviderId, at);
            RegisterChanges.Mark(scope, OrganisationKind.Provider, before?.ProviderId ?? after.ProviderId, at);
        }
    }

    private static void WriteFindings(WriteScope scope, RegisterContent content)
    {
        var found = content.Findings.Where(finding => finding.LocationId is not null).ToLookup(finding => finding.LocationId!, StringComparer.Ordinal);
        foreach (var id in content.Locations.Select(location => location.LocationId).Concat(found.Select(group => group.Key)).Distinct(StringComparer.Ordinal))
        {
            scope.Prepare("DELETE FROM register_finding WHERE location_id = $id").Set("$id", id).ExecuteNonQuery();
            foreach (var (position, finding) in found[id].Index())
            {
                scope.Prepare("INSERT INTO register_finding VALUES ($id, $position, $finding)")
                    .Set("$id", id)
                    .Set("$position", position)
                    .Set("$finding", JsonSerializer.Serialize(finding, CaseJson.Options))
                    .ExecuteNonQuery();
            }
        }
    }
}
