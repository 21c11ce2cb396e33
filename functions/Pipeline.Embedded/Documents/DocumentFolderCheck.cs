using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Documents;

/// <summary>The folder of the documents is there and can be read.</summary>
internal sealed class DocumentFolderCheck(DataFolder folder) : IDependencyCheck
{
    public string Name => "documents";

    public Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder.DocumentsPath).FirstOrDefault();
            return Task.FromResult<DependencyState>(new DependencyState.Ok());
        }
        catch (DirectoryNotFoundException)
        {
            return Task.FromResult<DependencyState>(new DependencyState.Missing(
                $"the folder {folder.DocumentsPath}", "Stop the server, bring the folder back from a backup, start the server and run verify."));
        }
        catch (UnauthorizedAccessException)
        {
            return Task.FromResult<DependencyState>(new DependencyState.Missing(
                $"the right to read {folder.DocumentsPath}", "Give the folder to the user that the server runs as."));
        }
    }
}
