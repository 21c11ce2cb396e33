using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts what is asked of Blob Storage, which bills each 4 MiB of a blob as an operation.</summary>
internal sealed class CountingDocumentStore(IDocumentStore store, CaseMeter meter) : IDocumentStore
{
    private const long Block = 4 * 1024 * 1024;

    public Task<StoredDocument> PutAsync(DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId,
        () => store.PutAsync(area, caseId, content, maxBytes, cancellationToken),
        stored => new Tally { BlobWrites = Operations(stored.Size), BlobBytes = stored.Size });

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId,
        () => store.OpenAsync(area, caseId, sha256, cancellationToken),
        stream => new Tally { BlobReads = Operations(stream?.Length ?? 0) });

    public Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken) =>
        meter.SpendAsync(caseId, () => store.DisposeAsync(caseId, sha256, cancellationToken), new Tally { BlobWrites = 1 });

    /// <summary>Listing is billed as a write; deletions are free.</summary>
    public Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken) =>
        meter.SpendAsync(caseId, () => store.DisposeAllAsync(caseId, cancellationToken), new Tally { BlobWrites = 1 });

    private static int Operations(long bytes) => (int)Math.Max(1, (bytes + Block - 1) / Block);
}
