namespace Pipeline.Local.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pipeline-local-");

    /// <summary>A data folder that is not there yet.</summary>
    public string Data => System.IO.Path.Combine(_directory.FullName, "data");

    public string Path(string name) => System.IO.Path.Combine(_directory.FullName, name);

    public async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(Path(name), text);
        return Path(name);
    }

    /// <summary>Another folder with the same data, to be spoilt.</summary>
    public TemporaryFolder CopyData()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy.Data, System.IO.Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
