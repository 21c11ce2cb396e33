using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What is searched and listed of a location, made from its <see cref="PlaceItem"/>. It is written last: where it stands, all is done.</summary>
internal sealed record LocationItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public string LocationId { get; init; } = RegisterKeys.Locations;

    public required string OwnId { get; init; }

    /// <summary>Of the place it was made from.</summary>
    public required int Revision { get; init; }

    public required string? LocationHash { get; init; }

    public required string? FindingsHash { get; init; }

    public required string Name { get; init; }

    public string? Postcode { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>The place in the order of the search.</summary>
    public required string Position { get; init; }

    /// <summary>In upper case.</summary>
    public string? Authority { get; init; }

    public Rating? Overall { get; init; }

    /// <summary>As <see cref="SearchText"/> has it.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<string> Beginnings { get; init; }

    public static LocationItem Of(PlaceItem place, RegisterEntry entry)
    {
        var text = SearchText.Of(entry.Location);
        return new LocationItem
        {
            Id = place.LocationId,
            OwnId = place.OwnId,
            Revision = place.Revision,
            LocationHash = place.LocationHash,
            FindingsHash = place.FindingsHash,
            Name = entry.Location.Name,
            Postcode = entry.Location.Postcode,
            ProviderId = entry.Location.ProviderId,
            ProviderName = entry.Location.ProviderName,
            Position = RegisterCursor.Of(entry.Location).Position,
            Authority = entry.Location.LocalAuthority?.ToUpperInvariant(),
            Overall = entry.Overall,
            Text = text,
            Beginnings = Registers.Beginnings.Of(text),
        };
    }
}
