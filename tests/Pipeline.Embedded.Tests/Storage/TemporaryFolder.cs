using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Tests.Storage;

/// <summary>A data folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pipeline-");

    public TemporaryFolder() => Folder = new DataFolder(_directory.FullName);

    public DataFolder Folder { get; }

    /// <summary>What another machine would find if the power went now: the files as they are at this instant.</summary>
    public TemporaryFolder CopyAsIs()
    {
        var copy = new TemporaryFolder();
        foreach (var file in _directory.EnumerateFiles("pipeline.db*").Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var from = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(Path.Combine(copy.Folder.FullPath, file.Name));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
