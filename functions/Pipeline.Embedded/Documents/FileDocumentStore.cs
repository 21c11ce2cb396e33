using System.Buffers;
using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Documents;

/// <summary>Documents as files <c>documents/{area}/{caseId}/{sha256}</c>: what is there under its hash is whole.</summary>
public sealed class FileDocumentStore(DataFolder folder, Database database) : IDocumentStore
{
    private const int BufferSize = 128 * 1024;

    public async Task<StoredDocument> PutAsync(
        DocumentArea area, CaseId caseId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        if (database.IsReadOnly)
        {
            throw new StoreUnavailableException("The data folder is open for reading only.");
        }

        await using var file = UnfinishedFile.Create(folder);
        var stored = await CopyAsync(content, file, maxBytes, cancellationToken);
        await file.KeepAsync(PathOf(area, caseId, stored.Sha256));
        return stored;
    }

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        if (!IsHash(sha256))
        {
            return Task.FromResult<Stream?>(null);
        }

        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(area, caseId, sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The document cannot be read: {e.Message}", e);
        }
    }

    public Task DisposeAsync(CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(DocumentArea.Documents, caseId, sha256);
        if (!IsHash(sha256) || !File.Exists(path))
        {
            return Task.CompletedTask;
        }

        try
        {
            File.Delete(path);
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The document cannot be deleted: {e.Message}", e);
        }

        return Task.CompletedTask;
    }

    private static async Task<StoredDocument> CopyAsync(Stream content, UnfinishedFile file, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
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

            return new StoredDocument(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Anything else could name a file outside the folder.</summary>
    private static bool IsHash(string sha256) => sha256.Length == 2 * SHA256.HashSizeInBytes && sha256.All(char.IsAsciiHexDigitLower);

    private string PathOf(DocumentArea area, CaseId caseId, string sha256) =>
        Path.Combine(folder.DocumentsPath, Names.Of(area), caseId.Value, sha256);
}
