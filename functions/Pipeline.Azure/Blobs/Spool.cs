using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// Content on its way to a blob, in a file that loses its name at once: nothing remains of it, even when the process is killed. Write only, then
/// <see cref="Rewind"/>.
/// </summary>
internal sealed class Spool : Stream
{
    private readonly SpoolSpace _space;
    private readonly FileStream _file;
    private long _written;

    private Spool(SpoolSpace space, FileStream file) => (_space, _file) = (space, file);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <exception cref="StoreUnavailableException">The disk is full or failing.</exception>
    public static Spool Open(SpoolSpace space)
    {
        try
        {
            var path = Path.GetTempFileName();
            var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            File.Delete(path);
            return new Spool(space, file);
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>What was written, from its start. Ends with this stream.</summary>
    public Stream Rewind()
    {
        _file.Position = 0;
        return _file;
    }

    /// <exception cref="StoreUnavailableException">The disk is full or failing, or too much is on its way at once.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Length);
        try
        {
            await _file.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Take(buffer.Length);
        try
        {
            _file.Write(buffer);
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing is held back; the file need not survive the process.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _space.GiveBack(Interlocked.Exchange(ref _written, 0));
        }

        base.Dispose(disposing);
    }

    private static StoreUnavailableException Unavailable(IOException e) => new($"The local disk cannot be written: {e.Message}", e);

    private void Take(int bytes)
    {
        _space.Take(bytes);
        _written += bytes;
    }
}
