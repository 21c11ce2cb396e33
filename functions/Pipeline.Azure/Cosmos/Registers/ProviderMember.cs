namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What a location says of one of the providers it ever had.</summary>
/// <param name="LocationId">The location.</param>
/// <param name="Revision">Of the place that says so.</param>
/// <param name="Name">The provider's name; null: it is not the provider any more.</param>
/// <param name="Derived">The provider's id was made from its name.</param>
internal sealed record ProviderMember(string LocationId, int Revision, string? Name, bool Derived)
{
    public static ProviderMember Of(PlaceItem place, string providerId) => place.Location is { } location && location.ProviderId == providerId
        ? new ProviderMember(place.OwnId, place.Revision, location.ProviderName, location.ProviderIdDerived)
        : new ProviderMember(place.OwnId, place.Revision, null, false);
}
