using Pipeline.Casework.Cases;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// A file on its way into a data folder. It is written where nobody looks, flushed to the disk, renamed to its place, and the folders on the way
/// there are flushed: a file in its place is whole and stays. One that was not kept is gone, at the latest when the folder is opened again.
/// </summary>
internal sealed class UnfinishedFile : IAsyncDisposable
{
    private readonly FileStream _stream;
    private readonly string _top;
    private bool _kept;

    private UnfinishedFile(FileStream stream, string top) => (_stream, _top) = (stream, top);

    public Stream Stream => _stream;

    /// <exception cref="StoreUnavailableException">The folder cannot be written.</exception>
    public static UnfinishedFile Create(DataFolder folder) => Attempt(() =>
    {
        Directory.CreateDirectory(folder.UnfinishedPath);
        var path = Path.Combine(folder.UnfinishedPath, Path.GetRandomFileName());
        return new UnfinishedFile(
            new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous), folder.FullPath);
    });

    /// <summary>Appends; tells a full disk from whatever the bytes came from.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full or failing.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>Puts the file in its place, over what is there: for content that is the same under the same name.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full or failing.</exception>
    public async Task KeepAsync(string path)
    {
        await FlushAsync();
        Place(path, overwrite: true);
    }

    /// <summary>Puts the file in its place unless the place is taken; false when it is.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full or failing.</exception>
    public async Task<bool> TryKeepAsync(string path)
    {
        await FlushAsync();
        if (File.Exists(path))
        {
            return false;
        }

        Place(path, overwrite: false);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (!_kept)
        {
            File.Delete(_stream.Name);
        }
    }

    private static T Attempt<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    private static StoreUnavailableException Unavailable(Exception e) => new($"The data folder cannot be written: {e.Message}", e);

    private async Task FlushAsync()
    {
        Attempt(() =>
        {
            RandomAccess.FlushToDisk(_stream.SafeFileHandle);
            return true;
        });
        await _stream.DisposeAsync();
    }

    private void Place(string path, bool overwrite) => _kept = Attempt(() =>
    {
        var home = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(home);
        Directory.CreateDirectory(home);
        File.Move(_stream.Name, path, overwrite);
        DirectorySync.Flush(home);
        for (var above = home; isNew && above != _top;)
        {
            above = Path.GetDirectoryName(above)!;
            DirectorySync.Flush(above);
        }

        return true;
    });
}
