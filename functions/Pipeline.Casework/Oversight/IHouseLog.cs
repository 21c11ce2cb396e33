namespace Pipeline.Casework.Oversight;

/// <summary>
/// What the house did that belongs to no case: verifications, digests. Entries are durable before a method returns and never change. Every method
/// throws <see cref="Cases.StoreUnavailableException"/> when the log cannot answer for the moment.
/// </summary>
public interface IHouseLog
{
    /// <summary>Adds the entry; false, and nothing changes, when there is one of its kind and id.</summary>
    Task<bool> AddAsync(HouseEntry entry, CancellationToken cancellationToken);

    Task<HouseEntry?> FindAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>The entry of the kind whose id is the last in ordinal order; null before the first.</summary>
    Task<HouseEntry?> ReadLatestAsync(string kind, CancellationToken cancellationToken);

    /// <summary>The entries of the kind whose ids come after this text in ordinal order, in that order; an empty text: all of them.</summary>
    IAsyncEnumerable<HouseEntry> ReadAsync(string kind, string after, CancellationToken cancellationToken);
}
