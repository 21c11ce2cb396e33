using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// Links by shared access signatures that are signed with a key of the app's identity, which needs no account key: read only, one blob, https, for
/// <see cref="Lifetime"/>. What is read by them stands in the storage account's own log.
/// </summary>
public sealed class BlobDocumentLinks(BlobServiceClient client, TimeProvider time) : IDocumentLinks, IDisposable
{
    /// <summary>Long enough to begin a download; one that has begun goes on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of two machines may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>One key signs many links.</summary>
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private UserDelegationKey? _key;

    public async Task<Uri> LinkAsync(CaseId caseId, CaseDocument document, CancellationToken cancellationToken)
    {
        var blob = client.Document(DocumentArea.Documents, caseId, document.Sha256);
        if (!await BlobFaults.AskAsync(() => blob.ExistsAsync(cancellationToken), cancellationToken))
        {
            throw new StoreUnavailableException($"The bytes of document {document.DocumentId} cannot be read.");
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.Name);
        var now = time.GetUtcNow();
        var link = new BlobSasBuilder(BlobSasPermissions.Read, now + Lifetime)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            StartsOn = now - Skew,
            Protocol = SasProtocol.Https,
            ContentDisposition = disposition.ToString(),
            ContentType = document.MediaType,
        };
        var key = await KeyAsync(now, cancellationToken);
        return new BlobUriBuilder(blob.Uri) { Sas = link.ToSasQueryParameters(key, blob.AccountName) }.ToUri();
    }

    public void Dispose() => _gate.Dispose();

    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_key is not { } key || key.SignedExpiresOn < now + Lifetime + Skew)
            {
                _key = key = await BlobFaults.AskAsync(
                    async () => (await client.GetUserDelegationKeyAsync(now - Skew, now + KeyLifetime, cancellationToken)).Value, cancellationToken);
            }

            return key;
        }
        finally
        {
            _gate.Release();
        }
    }
}
