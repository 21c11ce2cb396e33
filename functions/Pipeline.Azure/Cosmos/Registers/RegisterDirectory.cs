using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Makes the entries of locations and providers from places. Entries say of which revision of a place they are, so that whoever comes late, twice or
/// beside another leaves them right; and the entry of a location is written after those of its providers, so that it stands for all of them.
/// </summary>
internal sealed class RegisterDirectory(RegisterItems register)
{
    /// <summary>Brings the entries up to these places. A place without a location has none.</summary>
    public async Task UpdateAsync(IReadOnlyCollection<PlaceItem> places, CancellationToken cancellationToken)
    {
        var moved = new List<PlaceItem>();
        await RegisterItems.EachAsync(
            places.Where(place => place.Location is not null),
            async (place, token) =>
            {
                var entry = (await register.All.ReadAsync<LocationItem>(place.LocationId, RegisterKeys.Locations, token))?.Value;
                if (entry?.LocationHash != place.LocationHash)
                {
                    lock (moved)
                    {
                        moved.Add(place);
                    }
                }
            },
            cancellationToken);
        await TellProvidersAsync(moved, cancellationToken);
        await RegisterItems.EachAsync(places, WriteEntryAsync, cancellationToken);
    }

    private static LocationItem? Newer(LocationItem made, LocationItem stored) => stored.Revision < made.Revision ? made : null;

    private Task TellProvidersAsync(IEnumerable<PlaceItem> places, CancellationToken cancellationToken) => RegisterItems.EachAsync(
        places.SelectMany(place => place.Providers.Select(provider => (Provider: provider, Member: ProviderMember.Of(place, provider))))
            .GroupBy(said => said.Provider, said => said.Member, StringComparer.Ordinal),
        (provider, token) => register.ChangeAsync(
            RegisterKeys.Of(provider.Key), RegisterKeys.Providers, ProviderItem.Of(provider.Key), item => item.With(provider), token),
        cancellationToken);

    private async Task WriteEntryAsync(PlaceItem place, CancellationToken cancellationToken)
    {
        if (place.Entry() is { } entry)
        {
            var made = LocationItem.Of(place, entry);
            await register.ChangeAsync(made.Id, RegisterKeys.Locations, made with { Revision = 0 }, stored => Newer(made, stored), cancellationToken);
        }
    }
}
