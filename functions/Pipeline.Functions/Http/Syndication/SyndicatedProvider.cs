using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>A provider in the shape of the regulator's public API, as far as its locations tell of it.</summary>
public sealed record SyndicatedProvider
{
    public required string ProviderId { get; init; }

    /// <summary>Ours: the id was made here from the name, because the source has none.</summary>
    public bool? Derived { get; init; }

    public required IReadOnlyList<string> LocationIds { get; init; }

    public required string OrganisationType { get; init; }

    public required string Name { get; init; }

    public static SyndicatedProvider Of(ProviderEntry provider) => new()
    {
        ProviderId = provider.ProviderId,
        Derived = provider.Derived ? true : null,
        LocationIds = provider.LocationIds,
        OrganisationType = "Provider",
        Name = provider.Name,
    };
}
