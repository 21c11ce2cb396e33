using System.Text.Json.Serialization;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>A page of a list, with the addresses of the others relative to <c>/public/v1</c>. One of the lists at its end is there.</summary>
public sealed record SyndicatedList
{
    public required int Total { get; init; }

    public required string FirstPageUri { get; init; }

    public required int Page { get; init; }

    public string? PreviousPageUri { get; init; }

    public required string LastPageUri { get; init; }

    public string? NextPageUri { get; init; }

    public required int PerPage { get; init; }

    public required int TotalPages { get; init; }

    public IReadOnlyList<LocationName>? Locations { get; init; }

    public IReadOnlyList<ProviderName>? Providers { get; init; }

    /// <summary>Ids.</summary>
    public IReadOnlyList<string>? Changes { get; init; }

    public sealed record LocationName(string LocationId, [property: JsonPropertyName("locationName")] string Name, string? PostalCode);

    public sealed record ProviderName(string ProviderId, [property: JsonPropertyName("providerName")] string Name);
}
