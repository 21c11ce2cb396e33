using Pipeline.Casework.Messages;

namespace Pipeline.Casework.Publication;

/// <summary>
/// The public register: locations as loaded, reports as projected from the commits. Providers are what the locations say of them. Every change
/// of what it tells about a location or a provider is kept with its time.
/// </summary>
public interface IRegister
{
    /// <summary>
    /// Adds or replaces locations by id, and replaces what was found about each of them and about each location a finding names. Reports stay.
    /// Loading what is there already changes nothing. What changed has changed at <paramref name="at"/>.
    /// </summary>
    Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken);

    Task<int> CountLocationsAsync(CancellationToken cancellationToken);

    Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken);

    /// <summary>What the last import of this location noticed, in its order.</summary>
    Task<IReadOnlyList<RegisterFinding>> ReadFindingsAsync(string locationId, CancellationToken cancellationToken);

    /// <exception cref="FormatException"><see cref="RegisterQuery.After"/> is no cursor of this register.</exception>
    Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken);

    /// <summary>All locations in the order of their ids.</summary>
    Task<RegisterList<ListedLocation>> ListLocationsAsync(int skip, int take, CancellationToken cancellationToken);

    /// <summary>All providers in the order of their ids.</summary>
    Task<RegisterList<ListedProvider>> ListProvidersAsync(int skip, int take, CancellationToken cancellationToken);

    /// <summary>Null when no location is run by it.</summary>
    Task<ProviderEntry?> FindProviderAsync(string providerId, CancellationToken cancellationToken);

    /// <summary>
    /// Each location or provider once, in the order of the ids, whose entry changed in the time between, both ends among it. One that is no longer
    /// there is among them too.
    /// </summary>
    Task<RegisterList<string>> ListChangesAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Adds or replaces a report by id; one computed from an older commit is skipped. A location whose reports are others than before has
    /// changed at <paramref name="at"/>; <see cref="ClearReportsAsync"/> in between makes no difference to that.
    /// </summary>
    /// <exception cref="PermanentFailureException"><c>edition-altered</c>: the register has this edition with other hashes. What was published is never replaced.</exception>
    Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken);

    Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken);

    /// <summary>
    /// Empties the reports, not the locations, for the rebuild that began at this moment, once: when they were emptied for this rebuild already, or for one
    /// that began later, nothing happens. So a call that comes late, or twice, takes away nothing that a rebuild has written since.
    /// </summary>
    /// <exception cref="Cases.StoreUnavailableException">The same, asked again meanwhile, does it from the beginning; trying again waits for that or takes it over.</exception>
    Task ClearReportsAsync(DateTimeOffset began, CancellationToken cancellationToken);
}
