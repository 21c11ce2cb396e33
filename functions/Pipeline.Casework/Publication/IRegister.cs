namespace Pipeline.Casework.Publication;

/// <summary>The public register: locations as loaded, reports as projected from the commits.</summary>
public interface IRegister
{
    /// <summary>Adds or replaces locations by id.</summary>
    Task LoadAsync(IReadOnlyList<Location> locations, CancellationToken cancellationToken);

    Task<int> CountLocationsAsync(CancellationToken cancellationToken);

    Task<RegisterEntry?> FindLocationAsync(string locationId, CancellationToken cancellationToken);

    /// <exception cref="FormatException"><see cref="RegisterQuery.After"/> is no cursor of this register.</exception>
    Task<RegisterPage> SearchAsync(RegisterQuery query, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a report by id; one computed from an older commit is skipped.</summary>
    Task PublishAsync(PublishedReport report, CancellationToken cancellationToken);

    Task<PublishedReport?> FindReportAsync(string reportId, CancellationToken cancellationToken);

    /// <summary>Empties the reports, not the locations, before a rebuild.</summary>
    Task ClearReportsAsync(CancellationToken cancellationToken);
}
