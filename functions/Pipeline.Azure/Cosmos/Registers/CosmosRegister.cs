using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Locations and published reports in Cosmos DB. One for the whole process: it remembers where lists begin, for a minute.</summary>
public sealed class CosmosRegister : IRegister, IDisposable
{
    private readonly RegisterItems _items;
    private readonly RegisterChanges _changes;
    private readonly RegisterReports _reports;
    private readonly RegisterLoader _loader;
    private readonly OrderedDirectory _locations;
    private readonly OrderedDirectory _providers;

    public CosmosRegister(CosmosContainers containers, TimeProvider time)
    {
        _items = new RegisterItems(containers);
        _changes = new RegisterChanges(_items);
        var directory = new RegisterDirectory(_items);
        _reports = new RegisterReports(_items, directory, _changes);
        _loader = new RegisterLoader(_items, directory, _changes);
        _locations = new OrderedDirectory(_items, RegisterKeys.Locations, time);
        _providers = new OrderedDirectory(_items, RegisterKeys.Providers, time);
    }

    /// <summary>Waits where the database has no room, even when somebody waits for the answer: half a load is worth less than a late one.</summary>
    public Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken) =>
        Interactive.RunInBackgroundAsync(() => _loader.LoadAsync(content, at, cancellationToken));

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken) => _locations.CountAsync(cancellationToken);

    public async Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken) =>
        (await _items.FindPlaceAsync(locationId, cancellationToken))?.Entry();

    public async Task<IReadOnlyList<RegisterFinding>> ReadFindingsAsync(string locationId, CancellationToken cancellationToken) =>
        (await _items.FindPlaceAsync(locationId, cancellationToken))?.Findings ?? [];

    public async Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is null ? null : RegisterCursor.Parse(query.After);
        var words = SearchText.Wanted(query.Text);
        var hits = await _items.All
            .QueryAsync<SearchHit>(RegisterQueries.Search(query, after), RegisterKeys.Locations, cancellationToken, query.Take + 1)
            .Where(hit => words.All(word => hit.Text.Contains(word, StringComparison.Ordinal)))
            .Take(query.Take + 1)
            .ToListAsync(cancellationToken);
        var page = hits.Take(query.Take).ToList();
        var places = (await _items.All.ReadManyAsync<PlaceItem>([.. page.Select(hit => (RegisterKeys.Place, hit.Id))], cancellationToken))
            .ToDictionary(place => place.LocationId, StringComparer.Ordinal);
        return new RegisterPage(
            [.. page.Select(hit => places[hit.Id].Entry()!)],
            hits.Count > query.Take ? RegisterCursor.At(page[^1].Position).ToString() : null);
    }

    public async Task<RegisterList<ListedLocation>> ListLocationsAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var list = await _locations.ListAsync(skip, take, cancellationToken);
        return new RegisterList<ListedLocation>(list.Total, [.. list.Items.Select(item => new ListedLocation(item.OwnId, item.Name, item.Postcode))]);
    }

    public async Task<RegisterList<ListedProvider>> ListProvidersAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var list = await _providers.ListAsync(skip, take, cancellationToken);
        return new RegisterList<ListedProvider>(list.Total, [.. list.Items.Select(item => new ListedProvider(item.OwnId, item.Name))]);
    }

    public async Task<ProviderEntry?> FindProviderAsync(string providerId, CancellationToken cancellationToken) =>
        (await _items.All.ReadAsync<ProviderItem>(RegisterKeys.Of(providerId), RegisterKeys.Providers, cancellationToken))?.Value.Entry();

    public Task<RegisterList<string>> ListChangesAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken) =>
        _changes.ListAsync(kind, from, to, skip, take, cancellationToken);

    public Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken) =>
        _reports.PublishAsync(report, at, cancellationToken);

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken) => _reports.FindAsync(reportId, cancellationToken);

    public Task ClearReportsAsync(DateTimeOffset began, CancellationToken cancellationToken) => _reports.ClearAsync(began, cancellationToken);

    public void Dispose()
    {
        _locations.Dispose();
        _providers.Dispose();
    }
}
