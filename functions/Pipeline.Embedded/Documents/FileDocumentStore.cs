using System.Buffers;
using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Documents;

/// <summary>
/// Documents as files <c>documents/{area}/{caseId}/{sha256}</c>. A file is written under another name, flushed to the disk, renamed, and its
/// folder flushed: what is there under its hash is whole.
/// </summary>
public sealed class FileDocumentStore(DataFolder folder, Database? database = null) : IDocumentStore
{
    private const int BufferSize = 128 * 1024;
    private const string Unfinished = ".unfinished";

    public async Task<StoredDocument> PutAsync(
        DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        if (database?.IsReadOnly == true)
        {
            throw new StoreUnavailableException("The data folder is open for reading only.");
        }

        var home = HomeOf(area, caseId);
        var temporary = Path.Combine(folder.DocumentsPath, Names.Of(area), caseId.Value, $"{Path.GetRandomFileName()}{Unfinished}");
        try
        {
            Directory.CreateDirectory(home);
            var stored = await WriteAsync(temporary, content, maxBytes, cancellationToken);
            File.Move(temporary, Path.Combine(home, stored.Sha256), overwrite: true);
            DirectorySync.Flush(home);
            return stored;
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            throw new StoreUnavailableException($"The document could not be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        var path = Path.Combine(HomeOf(area, caseId), sha256);
        return Task.FromResult<Stream?>(
            sha256.All(char.IsAsciiHexDigitLower) && File.Exists(path)
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous)
                : null);
    }

    public Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        var home = HomeOf(DocumentArea.Documents, caseId);
        if (Directory.Exists(home))
        {
            File.Delete(Path.Combine(home, sha256));
            DirectorySync.Flush(home);
        }

        return Task.CompletedTask;
    }

    private static async Task<StoredDocument> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file)
            {
                long size = 0;
                int read;
                while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
                {
                    size += read;
                    if (size > maxBytes)
                    {
                        throw new DocumentTooLargeException(maxBytes);
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }

                RandomAccess.FlushToDisk(file.SafeFileHandle);
                return new StoredDocument(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string HomeOf(DocumentArea area, CaseId caseId) => Path.Combine(folder.DocumentsPath, Names.Of(area), caseId.Value);
}
