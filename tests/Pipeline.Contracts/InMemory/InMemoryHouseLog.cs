using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Contracts.InMemory;

/// <summary>A log in a dictionary.</summary>
public sealed class InMemoryHouseLog : IHouseLog
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Kind, string Id), HouseEntry> entries = new(
        Comparer<(string Kind, string Id)>.Create((one, other) =>
            string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id)));

    /// <summary>When set, nothing can be added.</summary>
    public StoreUnavailableException? Unavailable { get; set; }

    public Task<bool> AddAsync(HouseEntry entry, CancellationToken cancellationToken)
    {
        if (Unavailable is { } unavailable)
        {
            throw unavailable;
        }

        lock (gate)
        {
            return Task.FromResult(entries.TryAdd((entry.Kind, entry.Id), entry));
        }
    }

    public Task<HouseEntry?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(entries.GetValueOrDefault((kind, id)));
        }
    }

    public Task<HouseEntry?> ReadLatestAsync(string kind, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(entries.Values.LastOrDefault(entry => entry.Kind == kind));
        }
    }

    public IAsyncEnumerable<HouseEntry> ReadAsync(string kind, string after, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return entries.Values.Where(entry => entry.Kind == kind && string.CompareOrdinal(entry.Id, after) > 0).ToList().ToAsyncEnumerable();
        }
    }
}
