using Pipeline.Casework.Publication;

namespace Pipeline.Contracts.InMemory;

/// <summary>A register over dictionaries; the cursor is the name and id of the last location.</summary>
public sealed class InMemoryRegister : IRegister
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Location> locations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<RegisterFinding>> findings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedReport> reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedReport> known = new(StringComparer.Ordinal);
    private readonly List<(OrganisationKind Kind, string Id, DateTimeOffset At)> changes = [];
    private DateTimeOffset cleared;

    public Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var (added, changed) = (0, 0);
            foreach (var location in content.Locations)
            {
                var before = locations.GetValueOrDefault(location.LocationId);
                locations[location.LocationId] = location;
                if (before is null || JsonOf(before) != JsonOf(location))
                {
                    added += before is null ? 1 : 0;
                    changed += before is null ? 0 : 1;
                    Mark(before, location, at);
                }
            }

            var found = content.Findings.ToLookup(finding => finding.LocationId ?? string.Empty);
            foreach (var id in content.Locations.Select(location => location.LocationId).Concat(found.Select(group => group.Key)))
            {
                findings[id] = [.. found[id]];
            }

            return Task.FromResult(new RegisterLoad(added, changed, content.Locations.Count - added - changed));
        }
    }

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken) => Locked(() => locations.Count);

    public Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken) =>
        Locked(() => locations.TryGetValue(locationId, out var location) ? EntryOf(location) : null);

    public Task<IReadOnlyList<RegisterFinding>> ReadFindingsAsync(string locationId, CancellationToken cancellationToken) =>
        Locked(() => findings.GetValueOrDefault(locationId, []));

    public Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken)
    {
        if (query.After is { } cursor && !cursor.Contains('\n', StringComparison.Ordinal))
        {
            throw new FormatException($"'{cursor}' is no cursor of this register.");
        }

        return Locked(() =>
        {
            var found = locations.Values.Select(EntryOf).Where(entry => Admits(query, entry))
                .Select(entry => (Key: $"{entry.Location.Name}\n{entry.Location.LocationId}", Entry: entry))
                .OrderBy(item => item.Key, StringComparer.Ordinal)
                .Where(item => query.After is null || string.CompareOrdinal(item.Key, query.After) > 0)
                .ToList();
            return new RegisterPage([.. found.Take(query.Take).Select(item => item.Entry)], found.Count > query.Take ? found[query.Take - 1].Key : null);
        });
    }

    public Task<RegisterList<ListedLocation>> ListLocationsAsync(int skip, int take, CancellationToken cancellationToken) => Locked(() =>
        ListOf([.. locations.Values.Select(location => new ListedLocation(location.LocationId, location.Name, location.Postcode))], skip, take));

    public Task<RegisterList<ListedProvider>> ListProvidersAsync(int skip, int take, CancellationToken cancellationToken) => Locked(() =>
        ListOf([.. Providers().Select(provider => new ListedProvider(provider.ProviderId, provider.Name))], skip, take));

    public Task<ProviderEntry?> FindProviderAsync(string providerId, CancellationToken cancellationToken) =>
        Locked(() => Providers().SingleOrDefault(provider => provider.ProviderId == providerId));

    public Task<RegisterList<string>> ListChangesAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken) => Locked(() => ListOf(
        [
            .. changes.Where(change => change.Kind == kind && change.At >= from && change.At <= to)
                .Select(change => change.Id)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ],
        skip,
        take));

    public Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken) => Locked(() =>
    {
        if (reports.TryGetValue(report.ReportId, out var stored))
        {
            if (stored.CommitVersion > report.CommitVersion)
            {
                return false;
            }

            stored.MustNotBeAlteredBy(report);
        }

        reports[report.ReportId] = report;
        var said = report with { CommitVersion = 0, ReviewRequestedAt = null };
        var before = known.GetValueOrDefault(report.ReportId);
        if (before is null || JsonOf(before) != JsonOf(said))
        {
            known[report.ReportId] = said;
            changes.Add((OrganisationKind.Location, report.LocationId, at));
            changes.Add((OrganisationKind.Location, before?.LocationId ?? report.LocationId, at));
        }

        return true;
    });

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken) => Locked(() => reports.GetValueOrDefault(reportId));

    public Task ClearReportsAsync(DateTimeOffset began, CancellationToken cancellationToken) => Locked(() =>
    {
        if (began > cleared)
        {
            cleared = began;
            reports.Clear();
        }

        return true;
    });

    private static bool Admits(RegisterQuery query, RegisterEntry entry)
    {
        var text = SearchText.Of(entry.Location);
        return (query.Rating is null || entry.Overall == query.Rating)
            && (query.LocalAuthority is null || string.Equals(entry.Location.LocalAuthority, query.LocalAuthority, StringComparison.OrdinalIgnoreCase))
            && SearchText.Wanted(query.Text).All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static RegisterList<T> ListOf<T>(IReadOnlyList<T> all, int skip, int take) => new(all.Count, [.. all.Skip(skip).Take(take)]);

    private static string JsonOf<T>(T value) => CaseHouse.JsonOf(value!).GetRawText();

    private void Mark(Location? before, Location after, DateTimeOffset at)
    {
        changes.Add((OrganisationKind.Location, after.LocationId, at));
        if (before is null || (before.ProviderId, before.ProviderName) != (after.ProviderId, after.ProviderName))
        {
            changes.Add((OrganisationKind.Provider, after.ProviderId, at));
            changes.Add((OrganisationKind.Provider, before?.ProviderId ?? after.ProviderId, at));
        }
    }

    private IEnumerable<ProviderEntry> Providers() => locations.Values
        .GroupBy(location => location.ProviderId, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new ProviderEntry(
            group.Key, group.First().ProviderName, group.First().ProviderIdDerived, [.. group.Select(location => location.LocationId)]));

    private RegisterEntry EntryOf(Location location) => new(
        location,
        [
            .. reports.Values.Where(report => report.LocationId == location.LocationId)
                .OrderByDescending(report => report.FirstPublishedAt)
                .ThenBy(report => report.ReportId, StringComparer.Ordinal),
        ]);

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
