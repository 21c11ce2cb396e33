using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Documents;

/// <summary>
/// Immutable blobs named <c>{caseId}/{sha256}</c>. Memory stays bounded whatever the size; content is durable before a method returns.
/// Every method throws <see cref="StoreUnavailableException"/> when the store cannot answer for the moment.
/// </summary>
public interface IDocumentStore
{
    /// <summary>
    /// Stores the content once; the same bytes again are the same blob. Nothing remains when it is too large or the copy breaks off.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">More than <paramref name="maxBytes"/> bytes came.</exception>
    Task<StoredDocument> PutAsync(DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>A seekable stream over the blob, or null when there is none.</summary>
    Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken);

    /// <summary>Deletes a case document at the end of its retention. Does nothing when it is gone.</summary>
    Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes every case document that was ever stored for the case, those too that its record does not name; what is published of it stays. Does
    /// nothing when there is none, and may be repeated. One that cannot be deleted keeps none of the others.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Some could not be deleted: to be tried again. All others are gone.</exception>
    Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken);
}
