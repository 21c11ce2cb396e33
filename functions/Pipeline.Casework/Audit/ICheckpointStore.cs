using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>
/// Keeps checkpoints by number: created once, never changed, immutable where the platform can see to it. Every method throws
/// <see cref="StoreUnavailableException"/> when the store cannot answer for the moment.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>The highest number stored; 0 before the first.</summary>
    Task<int> ReadLatestAsync(CancellationToken cancellationToken);

    /// <summary>The content of a checkpoint; null when there is none of that number.</summary>
    Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what <paramref name="write"/> writes, whole and durable, or nothing when it throws. False when the number was taken; then
    /// nothing changed.
    /// </summary>
    Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);
}
