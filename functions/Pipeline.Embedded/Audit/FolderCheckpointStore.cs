using System.Globalization;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Audit;

/// <summary>Checkpoints as read-only files <c>checkpoints/{number}.ndjson</c>. Whoever owns the machine can change them: copy them elsewhere.</summary>
public sealed class FolderCheckpointStore(Database database) : ICheckpointStore
{
    private const int BufferSize = 64 * 1024;
    private const string Extension = ".ndjson";

    private string Home => Path.Combine(database.Folder.FullPath, "checkpoints");

    public Task<int> ReadLatestAsync(CancellationToken cancellationToken) => Task.FromResult(Directory.Exists(Home)
        ? Directory.EnumerateFiles(Home, "*" + Extension).Select(NumberOf).DefaultIfEmpty().Max()
        : 0);

    public Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken)
    {
        var path = PathOf(number);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null);
    }

    public async Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (database.IsReadOnly)
        {
            throw new StoreUnavailableException("The data folder is open for reading only.");
        }

        await using var file = UnfinishedFile.Create(database.Folder);
        try
        {
            // Not disposed: the file must stay open to be flushed to the disk.
            var lines = new BufferedStream(file.Stream, BufferSize);
            await write(lines, cancellationToken);
            await lines.FlushAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The checkpoint cannot be written: {e.Message}", e);
        }

        if (!await file.TryKeepAsync(PathOf(number)))
        {
            return false;
        }

        File.SetAttributes(PathOf(number), FileAttributes.ReadOnly);
        return true;
    }

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string PathOf(int number) => Path.Combine(Home, number.ToString("D8", CultureInfo.InvariantCulture) + Extension);
}
