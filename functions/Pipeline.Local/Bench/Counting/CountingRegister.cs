using Pipeline.Casework.Publication;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts what is asked of the register. A location is read by its id; everything else is a query.</summary>
internal sealed class CountingRegister(IRegister register, CaseMeter meter) : IRegister
{
    public Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken) => register.LoadAsync(content, at, cancellationToken);

    public Task<int> CountLocationsAsync(CancellationToken cancellationToken) => QueryAsync(() => register.CountLocationsAsync(cancellationToken));

    public Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken) => meter.SpendAsync(
        null, () => register.FindLocationAsync(locationId, cancellationToken), found => new Tally { Reads = 1, RequestUnits = RequestUnits.Read(RequestUnits.SizeOf(found)) });

    public Task<IReadOnlyList<RegisterFinding>> ReadFindingsAsync(string locationId, CancellationToken cancellationToken) =>
        QueryAsync(() => register.ReadFindingsAsync(locationId, cancellationToken));

    public Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken) => QueryAsync(() => register.SearchAsync(query, cancellationToken));

    public Task<RegisterList<ListedLocation>> ListLocationsAsync(int skip, int take, CancellationToken cancellationToken) =>
        QueryAsync(() => register.ListLocationsAsync(skip, take, cancellationToken));

    public Task<RegisterList<ListedProvider>> ListProvidersAsync(int skip, int take, CancellationToken cancellationToken) =>
        QueryAsync(() => register.ListProvidersAsync(skip, take, cancellationToken));

    public Task<ProviderEntry?> FindProviderAsync(string providerId, CancellationToken cancellationToken) =>
        QueryAsync(() => register.FindProviderAsync(providerId, cancellationToken));

    public Task<RegisterList<string>> ListChangesAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken) =>
        QueryAsync(() => register.ListChangesAsync(kind, from, to, skip, take, cancellationToken));

    public Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var size = RequestUnits.SizeOf(report);
        return meter.SpendAsync(report.CaseId, () => register.PublishAsync(report, at, cancellationToken), new Tally
        {
            Writes = 1,
            RequestUnits = RequestUnits.Read(size) + RequestUnits.Write(size),
            RecordBytes = size,
        });
    }

    public Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken) => QueryAsync(() => register.FindReportAsync(reportId, cancellationToken));

    public Task ClearReportsAsync(DateTimeOffset began, CancellationToken cancellationToken) => register.ClearReportsAsync(began, cancellationToken);

    private Task<T> QueryAsync<T>(Func<Task<T>> ask) =>
        meter.SpendAsync(null, ask, found => new Tally { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(found)) });
}
