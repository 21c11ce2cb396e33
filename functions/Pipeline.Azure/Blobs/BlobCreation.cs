using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Azure.Blobs;

/// <summary>Creates blobs that are never changed afterwards.</summary>
internal static class BlobCreation
{
    /// <summary>In one request up to this size; more goes in blocks of it, of which <see cref="Blocks"/> are on their way at once.</summary>
    private const int BlockBytes = 4 * 1024 * 1024;

    private const int Blocks = 4;

    /// <summary>
    /// Creates the blob with all of its content at one moment; blocks of an upload that breaks off are never part of a blob, and the service drops
    /// them after a week. False when the blob is there already, possibly from this very call: an answer can be lost.
    /// </summary>
    public static async Task<bool> TryCreateAsync(
        this BlobClient blob, Stream content, string mediaType, IDictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
            Metadata = metadata,
            TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockBytes, MaximumTransferSize = BlockBytes, MaximumConcurrency = Blocks },
        };
        try
        {
            await BlobFaults.AskAsync(() => blob.UploadAsync(content, options, cancellationToken), cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (BlobFaults.IsTaken(failure))
        {
            return false;
        }
    }
}
