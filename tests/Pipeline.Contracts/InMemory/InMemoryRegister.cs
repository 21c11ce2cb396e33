using Pipeline.Casework.Publication;

namespace Pipeline.Contracts.InMemory;

/// <summary>A register over dictionaries; the cursor is the name and id of the last location.</summary>
public sealed class InMemoryRegister : IRegister
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Location> locations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedReport> reports = new(StringComparer.Ordinal);

    public Task LoadAsync(IReadOnlyList<Location> locations, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var location in locations)
            {
                this.locations[location.LocationId] = location;
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(locations.Count);
        }
    }

    public Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(locations.TryGetValue(locationId, out var location) ? EntryOf(location) : null);
        }
    }

    public Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken)
    {
        if (query.After is { } cursor && !cursor.Contains('\n', StringComparison.Ordinal))
        {
            throw new FormatException($"'{cursor}' is no cursor of this register.");
        }

        lock (gate)
        {
            var found = locations.Values.Select(EntryOf).Where(entry => Admits(query, entry))
                .Select(entry => (Key: $"{entry.Location.Name}\n{entry.Location.LocationId}", Entry: entry))
                .OrderBy(item => item.Key, StringComparer.Ordinal)
                .Where(item => query.After is null || string.CompareOrdinal(item.Key, query.After) > 0)
                .ToList();
            return Task.FromResult(new RegisterPage(
                [.. found.Take(query.Take).Select(item => item.Entry)], found.Count > query.Take ? found[query.Take - 1].Key : null));
        }
    }

    public Task PublishAsync(PublishedReport report, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!reports.TryGetValue(report.ReportId, out var stored) || stored.CommitVersion <= report.CommitVersion)
            {
                reports[report.ReportId] = report;
            }
        }

        return Task.CompletedTask;
    }

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(reports.GetValueOrDefault(reportId));
        }
    }

    public Task ClearReportsAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            reports.Clear();
        }

        return Task.CompletedTask;
    }

    private static bool Admits(RegisterQuery query, RegisterEntry entry)
    {
        var text = string.Join(' ', entry.Location.Name, entry.Location.Address, entry.Location.Postcode, entry.Location.ProviderName);
        return (query.Rating is null || entry.Current?.Overall == query.Rating)
            && (query.LocalAuthority is null || entry.Location.LocalAuthority == query.LocalAuthority)
            && (query.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private RegisterEntry EntryOf(Location location) => new(
        location, [.. reports.Values.Where(report => report.LocationId == location.LocationId).OrderByDescending(report => report.PublishedAt)]);
}
