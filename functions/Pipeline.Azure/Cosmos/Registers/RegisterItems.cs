namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>The container of the register, and the one way in which its items change.</summary>
internal sealed class RegisterItems(CosmosContainers containers)
{
    /// <summary>Writes at a time in a load or a clearing: enough to use the throughput there is, few enough to leave the readers some of it.</summary>
    public const int AtOnce = 8;

    private readonly CosmosItems _items = containers.Items(Containers.Register);

    public CosmosItems All => _items;

    public async Task<PlaceItem?> FindPlaceAsync(string locationId, CancellationToken cancellationToken) =>
        (await _items.ReadAsync<PlaceItem>(RegisterKeys.Place, RegisterKeys.Of(locationId), cancellationToken))?.Value;

    /// <summary>The place as it is after the change, which is made from what is there and counts as a revision; null changes nothing.</summary>
    public Task<PlaceItem> ChangePlaceAsync(string locationId, Func<PlaceItem, PlaceItem?> change, CancellationToken cancellationToken) =>
        ChangePlaceAsync(locationId, change, null, cancellationToken);

    /// <inheritdoc cref="ChangePlaceAsync(string, Func{PlaceItem, PlaceItem?}, CancellationToken)"/>
    public Task<PlaceItem> ChangePlaceAsync(
        string locationId, Func<PlaceItem, PlaceItem?> change, Clearing? clearing, CancellationToken cancellationToken) => ChangeAsync(
        RegisterKeys.Place,
        RegisterKeys.Of(locationId),
        PlaceItem.Of(locationId),
        place => change(place) is { } next ? next with { Revision = place.Revision + 1 } : null,
        clearing,
        cancellationToken);

    /// <summary>
    /// Changes an item under its ETag, and begins again when somebody else was first. So a change that was made, but whose answer was lost, is found made.
    /// </summary>
    /// <param name="id">Of the item.</param>
    /// <param name="partition">Where it stands.</param>
    /// <param name="missing">What the change is made from where there is no item.</param>
    /// <param name="change">Null when there is nothing to change.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    /// <returns>The item as it is now.</returns>
    public Task<T> ChangeAsync<T>(string id, string partition, T missing, Func<T, T?> change, CancellationToken cancellationToken)
        where T : class => ChangeAsync(id, partition, missing, change, null, cancellationToken);

    /// <inheritdoc cref="ChangeAsync{T}(string, string, T, Func{T, T}, CancellationToken)"/>
    /// <param name="id">Of the item.</param>
    /// <param name="partition">Where it stands.</param>
    /// <param name="missing">What the change is made from where there is no item.</param>
    /// <param name="change">Null when there is nothing to change.</param>
    /// <param name="clearing">Asked between reading and writing whether to go on; null: nobody is asked.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    public async Task<T> ChangeAsync<T>(
        string id, string partition, T missing, Func<T, T?> change, Clearing? clearing, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var stored = await _items.ReadAsync<T>(id, partition, cancellationToken);
            var before = stored?.Value ?? missing;
            if (change(before) is not { } after)
            {
                return before;
            }

            if (clearing is not null)
            {
                await clearing.MustGoOnAsync(cancellationToken);
            }

            var written = stored is null
                ? await _items.CreateAsync(after, partition, cancellationToken)
                : await _items.ReplaceAsync(id, after, partition, stored.ETag, cancellationToken);
            if (written)
            {
                return after;
            }
        }
    }

    /// <summary>Runs what is independent, some of it at a time.</summary>
    public static Task EachAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> run, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (one, token) => await run(one, token));
}
