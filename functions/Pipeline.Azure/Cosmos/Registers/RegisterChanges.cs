using System.Globalization;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What changed in the register, and when. Told before it happens: told in vain does no harm, not told would leave a copy of the register wrong.</summary>
internal sealed class RegisterChanges(RegisterItems register)
{
    /// <summary>Ids in one item, so that none comes near the 2 MB of an item.</summary>
    private const int MostIds = 1_000;

    /// <summary>Telling the same twice writes the same item.</summary>
    public async Task MarkAsync(OrganisationKind kind, IEnumerable<string> ids, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var partition = RegisterKeys.ChangesOf(kind);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(MostIds))
        {
            var item = new ChangeItem
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}-{ContentHash.Of(some)}"),
                LocationId = partition,
                At = at.ToUniversalTime(),
                Ids = some,
            };
            await register.All.UpsertAsync(item, partition, cancellationToken);
        }
    }

    public async Task<RegisterList<string>> ListAsync(
        OrganisationKind kind, DateTimeOffset from, DateTimeOffset to, int skip, int take, CancellationToken cancellationToken)
    {
        var partition = RegisterKeys.ChangesOf(kind);
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var ids in register.All.QueryAsync<IReadOnlyList<string>>(RegisterQueries.Changes(partition, from, to), partition, cancellationToken))
        {
            changed.UnionWith(ids);
        }

        return new RegisterList<string>(changed.Count, [.. changed.Skip(skip).Take(take)]);
    }
}
