using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;

namespace Pipeline.Azure.Cosmos;

/// <summary>The containers of the database. One for the whole process, as the client behind it.</summary>
/// <param name="open">Gives the container of a name in <see cref="Containers"/>.</param>
/// <param name="time">Counts the pauses of background calls.</param>
public sealed class CosmosContainers(Func<string, Container> open, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, CosmosItems> _items = new(StringComparer.Ordinal);
    private readonly Throttling _throttling = new(time);

    /// <summary>The container as the SDK has it, for whoever asks about the container itself.</summary>
    public Container Open(string container) => open(container);

    internal CosmosItems Items(string container) => _items.GetOrAdd(container, name => new CosmosItems(open(name), _throttling));
}
