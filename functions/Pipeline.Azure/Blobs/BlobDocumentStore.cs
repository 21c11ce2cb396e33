using System.Net.Mime;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// Documents as blobs <c>{caseId}/{sha256}</c> in a container for each area. A blob is only ever created, so the same bytes sent again, by a retry
/// or by a second person, find it there.
/// </summary>
/// <remarks>The name is the hash, which is known when the last byte came: so content waits on the local disk (ADR 13).</remarks>
public sealed class BlobDocumentStore(BlobServiceClient client, SpoolSpace space) : IDocumentStore
{
    public async Task<StoredDocument> PutAsync(
        DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        await using var spool = Spool.Open(space);
        var stored = await StoredDocument.CopyAsync(
            content, (piece, token) => spool.WriteAsync(piece, token).AsTask(), maxBytes, cancellationToken);
        await client.Document(area, caseId, stored.Sha256)
            .TryCreateAsync(spool.Rewind(), MediaTypeNames.Application.Octet, metadata: null, cancellationToken);
        return stored;
    }

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken) =>
        StoredDocument.IsHash(sha256)
            ? BlobContent.OpenAsync(client.Document(area, caseId, sha256), cancellationToken)
            : Task.FromResult<Stream?>(null);

    /// <exception cref="StoreUnavailableException">The service cannot answer for the moment, or a legal hold keeps the document.</exception>
    public async Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        if (StoredDocument.IsHash(sha256) && !await TryDeleteAsync(client.Document(DocumentArea.Documents, caseId, sha256), cancellationToken))
        {
            throw new StoreUnavailableException($"Document {sha256} of case {caseId} is under a legal hold and cannot be deleted.");
        }
    }

    /// <exception cref="StoreUnavailableException">The service cannot answer for the moment, or legal holds keep some of the documents.</exception>
    public async Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var container = client.GetBlobContainerClient(BlobContainers.Of(DocumentArea.Documents));
        var held = await BlobFaults.AskAsync(
            async () =>
            {
                var kept = 0;
                await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{caseId.Value}/", cancellationToken))
                {
                    kept += await TryDeleteAsync(container.GetBlobClient(blob.Name), cancellationToken) ? 0 : 1;
                }

                return kept;
            },
            cancellationToken);
        if (held > 0)
        {
            throw new StoreUnavailableException($"{held} documents of case {caseId} are under a legal hold and cannot be deleted.");
        }
    }

    /// <summary>False when a legal hold keeps the blob; true when it is gone.</summary>
    private static async Task<bool> TryDeleteAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await BlobFaults.AskAsync(() => blob.DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);
            return true;
        }
        catch (RequestFailedException held) when (BlobFaults.IsImmutable(held))
        {
            return false;
        }
    }
}
