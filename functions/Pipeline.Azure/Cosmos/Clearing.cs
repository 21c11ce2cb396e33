using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos;

/// <summary>
/// The right to empty a projection. One at a time has it, and whoever sets about it takes it from the one before, who may be a call that nobody waits for
/// any more. What is removed is removed as it was seen, under its ETag, and seen before asking here whether to go on: so everything that an overtaken one
/// may still remove was there before the next one began, who removes or changes all of that.
/// </summary>
internal sealed class Clearing
{
    private readonly CosmosItems _items;
    private readonly ClearingItem _own;

    private Clearing(CosmosItems items, ClearingItem own) => (_items, _own) = (items, own);

    /// <summary>Null when the projection was emptied for this rebuild, or is or was for one that began later.</summary>
    /// <param name="items">Of the container.</param>
    /// <param name="id">Of the item that says so, and its partition.</param>
    /// <param name="began">When the rebuild began.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    public static async Task<Clearing?> BeginAsync(CosmosItems items, string id, DateTimeOffset began, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await items.ReadAsync<ClearingItem>(id, id, cancellationToken);
            if (stored is not null && (stored.Value.Began > began || (stored.Value.Began == began && stored.Value.IsDone)))
            {
                return null;
            }

            var own = new ClearingItem { Id = id, Began = began, Turn = (stored?.Value.Turn ?? 0) + 1, IsDone = false };
            if (stored is null ? await items.CreateAsync(own, id, cancellationToken) : await items.ReplaceAsync(id, own, id, stored.ETag, cancellationToken))
            {
                return new Clearing(items, own);
            }
        }
    }

    /// <summary>To be asked between seeing and removing.</summary>
    /// <exception cref="StoreUnavailableException">Another has set about it.</exception>
    public Task MustGoOnAsync(CancellationToken cancellationToken) => ReadOwnAsync(cancellationToken);

    /// <exception cref="StoreUnavailableException">Another has set about it.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        while (await ReadOwnAsync(cancellationToken) is { Value.IsDone: false } stored)
        {
            await _items.ReplaceAsync(_own.Id, _own with { IsDone = true }, _own.Id, stored.ETag, cancellationToken);
        }
    }

    private async Task<StoredItem<ClearingItem>> ReadOwnAsync(CancellationToken cancellationToken) =>
        await _items.ReadAsync<ClearingItem>(_own.Id, _own.Id, cancellationToken) is { } stored && stored.Value.Turn == _own.Turn
            ? stored
            : throw new StoreUnavailableException("The projection is being emptied by another.");
}
