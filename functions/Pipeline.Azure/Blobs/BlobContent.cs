using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// A blob as a seekable stream that reads ahead one block at a time. It never mixes two blobs: one that is deleted while it is read, or comes back
/// under the same name, ends the reading with <see cref="StoreUnavailableException"/>, and opening it again says what is there now.
/// </summary>
internal sealed class BlobContent : Stream
{
    /// <summary>The memory that a reader holds.</summary>
    private const int BlockBytes = 4 * 1024 * 1024;

    private readonly Stream _blob;

    private BlobContent(Stream blob) => _blob = blob;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _blob.Length;

    public override long Position
    {
        get => _blob.Position;
        set => _blob.Position = value;
    }

    /// <summary>Null when there is no such blob.</summary>
    /// <exception cref="StoreUnavailableException">The service cannot answer for the moment.</exception>
    public static async Task<Stream?> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var options = new BlobOpenReadOptions(allowModifications: false) { BufferSize = BlockBytes };
        try
        {
            return new BlobContent(await BlobFaults.AskAsync(() => blob.OpenReadAsync(options, cancellationToken), cancellationToken));
        }
        catch (RequestFailedException failure) when (BlobFaults.IsNoBlob(failure))
        {
            return null;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _blob.Read(buffer, offset, count);
        }
        catch (Exception failure) when (IsTheStores(failure, CancellationToken.None))
        {
            throw Translated(failure);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _blob.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception failure) when (IsTheStores(failure, cancellationToken))
        {
            throw Translated(failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => _blob.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _blob.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blob.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsTheStores(Exception failure, CancellationToken cancellationToken) =>
        BlobFaults.IsGone(failure) || BlobFaults.MayPass(failure, cancellationToken);

    private static StoreUnavailableException Translated(Exception failure) => BlobFaults.IsGone(failure)
        ? new StoreUnavailableException("The document went away while it was read.", failure)
        : BlobFaults.Unavailable(failure);
}
