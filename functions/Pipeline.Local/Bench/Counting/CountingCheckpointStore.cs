using Pipeline.Casework.Audit;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts checkpoints, which are blobs.</summary>
internal sealed class CountingCheckpointStore(ICheckpointStore store, CaseMeter meter) : ICheckpointStore
{
    public Task<int> ReadLatestAsync(CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => store.ReadLatestAsync(cancellationToken), _ => new Tally { BlobReads = 1 });

    public Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => store.OpenAsync(number, cancellationToken), _ => new Tally { BlobReads = 1 });

    public Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        meter.SpendAsync(null, () => store.AddAsync(number, write, cancellationToken), _ => new Tally { BlobWrites = 1 });
}
