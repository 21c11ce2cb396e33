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
        var stored = await StoredDocument.CopyAsync(content, file.WriteAsync, maxBytes, cancellationToken);
        await file.KeepAsync(PathOf(area, caseId, stored.Sha256));
        return stored;
    }

    public Task<Stream?> OpenAsync(DocumentArea area, CaseId caseId, string sha256, CancellationToken cancellationToken)
    {
        if (!StoredDocument.IsHash(sha256))
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
        if (StoredDocument.IsHash(sha256) && File.Exists(path))
        {
            Delete([path]);
        }

        return Task.CompletedTask;
    }

    public Task DisposeAllAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var path = FolderOf(DocumentArea.Documents, caseId);
        if (Directory.Exists(path))
        {
            Delete(Directory.GetFiles(path));
        }

        return Task.CompletedTask;
    }

    /// <summary>Files of one folder: all that can be deleted are.</summary>
    private static void Delete(IReadOnlyList<string> paths)
    {
        List<Exception> failures = [];
        foreach (var path in paths)
        {
            try
            {
                File.Delete(path);
                DirectorySync.Flush(Path.GetDirectoryName(path)!);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new StoreUnavailableException(
                $"{failures.Count} of {paths.Count} documents cannot be deleted: {failures[0].Message}", new AggregateException(failures));
        }
    }

    private string PathOf(DocumentArea area, CaseId caseId, string sha256) => Path.Combine(FolderOf(area, caseId), sha256);

    private string FolderOf(DocumentArea area, CaseId caseId) => Path.Combine(folder.DocumentsPath, Names.Of(area), caseId.Value);
}
