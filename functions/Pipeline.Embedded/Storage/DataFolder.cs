using System.Globalization;
using System.Text;
using Pipeline.Casework.Cases;

namespace Pipeline.Embedded.Storage;

/// <summary>The one folder that holds everything: the database and the documents.</summary>
public sealed class DataFolder
{
    // The owner stands in a file of its own because an exclusively locked file cannot be read by the process that is refused.
    private const string LockFileName = "pipeline.lock";
    private const string OwnerFileName = "pipeline.owner";

    public DataFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FullPath = Path.GetFullPath(path);
    }

    public string FullPath { get; }

    public string DatabasePath => Path.Combine(FullPath, "pipeline.db");

    public string DocumentsPath => Path.Combine(FullPath, "documents");

    /// <summary>Where files are written before they are renamed to their place.</summary>
    internal string UnfinishedPath => Path.Combine(FullPath, "unfinished");

    public bool HasDatabase => File.Exists(DatabasePath);

    /// <summary>
    /// Makes the folder if it is not there and becomes its only writer until the result is disposed. The operating system drops the lock with
    /// the process, so a killed process leaves none behind.
    /// </summary>
    /// <exception cref="DataFolderLockedException">Another process, or another owner in this one, holds the folder.</exception>
    /// <exception cref="StoreUnavailableException">The folder cannot be made or written.</exception>
    internal FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(DocumentsPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder {FullPath} cannot be written: {e.Message}", e);
        }

        var owner = Path.Combine(FullPath, OwnerFileName);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(FullPath, LockFileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnavailableException($"The data folder {FullPath} cannot be written: {e.Message}", e);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not PathTooLongException)
        {
            throw new DataFolderLockedException(FullPath, NameOf(owner), e);
        }

        RemoveUnfinished();
        File.WriteAllText(owner, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}\n"), Encoding.UTF8);
        return held;
    }

    /// <summary>What a process that was killed had begun and never acknowledged.</summary>
    private void RemoveUnfinished()
    {
        if (Directory.Exists(UnfinishedPath))
        {
            Directory.Delete(UnfinishedPath, recursive: true);
        }
    }

    private static string NameOf(string ownerFile)
    {
        try
        {
            return File.ReadAllText(ownerFile).Trim();
        }
        catch (FileNotFoundException)
        {
            return "another process";
        }
    }
}
