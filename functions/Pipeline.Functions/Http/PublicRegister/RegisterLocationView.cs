using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>A place as the public sees it.</summary>
public sealed record RegisterLocationView
{
    public required string LocationId { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>The provider id was made here, because the source has none.</summary>
    public bool? ProviderIdDerived { get; init; }

    public required IReadOnlyList<string> ServiceTypes { get; init; }

    public string? Address { get; init; }

    public string? Postcode { get; init; }

    public string? LocalAuthority { get; init; }

    /// <summary>Care is no longer given here.</summary>
    public bool? Deregistered { get; init; }

    public DateOnly? LastInspection { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>The overall rating in force, of our own report or from before this register; absent where there never was one.</summary>
    public Rating? Overall { get; init; }

    /// <summary>Our report whose ratings are in force; absent where none is.</summary>
    public ReportSummary? Rating { get; init; }

    /// <summary>All reports, the newest first; only of one location.</summary>
    public IReadOnlyList<ReportSummary>? Reports { get; init; }

    /// <summary>Ratings and reports from before this register; only of one location.</summary>
    public EarlierRecord? Earlier { get; init; }

    public static RegisterLocationView Of(RegisterEntry entry, bool withReports) => new()
    {
        LocationId = entry.Location.LocationId,
        Name = entry.Location.Name,
        ProviderId = entry.Location.ProviderId,
        ProviderName = entry.Location.ProviderName,
        ProviderIdDerived = entry.Location.ProviderIdDerived ? true : null,
        ServiceTypes = entry.Location.ServiceTypes,
        Address = entry.Location.Address,
        Postcode = entry.Location.Postcode,
        LocalAuthority = entry.Location.LocalAuthority,
        Deregistered = entry.Location.IsDeregistered ? true : null,
        LastInspection = entry.Location.LastInspection,
        Longitude = entry.Location.Longitude,
        Latitude = entry.Location.Latitude,
        Overall = entry.Overall,
        Rating = entry.Current is { } current ? ReportSummary.Of(current) : null,
        Reports = withReports ? [.. entry.Reports.Select(ReportSummary.Of)] : null,
        Earlier = withReports ? entry.Location.Earlier : null,
    };
}
