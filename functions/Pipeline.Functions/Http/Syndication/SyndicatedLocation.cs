using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>A location in the shape of the regulator's public API. What is not known is not there.</summary>
public sealed record SyndicatedLocation
{
    public required string LocationId { get; init; }

    public required string ProviderId { get; init; }

    /// <summary>Ours: the provider id was made here, because the source has none.</summary>
    public bool? ProviderIdDerived { get; init; }

    public required string OrganisationType { get; init; }

    public string? Type { get; init; }

    public required string Name { get; init; }

    public required string RegistrationStatus { get; init; }

    public double? OnspdLatitude { get; init; }

    public double? OnspdLongitude { get; init; }

    public string? PostalCode { get; init; }

    public string? LocalAuthority { get; init; }

    public Inspection? LastInspection { get; init; }

    public Publication? LastReport { get; init; }

    public SyndicatedCurrentRatings? CurrentRatings { get; init; }

    public required IReadOnlyList<SyndicatedHistoricRating> HistoricRatings { get; init; }

    public required IReadOnlyList<SyndicatedReport> Reports { get; init; }

    /// <summary>What the source tells besides, by its own names.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Details { get; init; } = new Dictionary<string, JsonElement>();

    public sealed record Inspection(DateOnly Date);

    public sealed record Publication(DateOnly PublicationDate);
}
