namespace Pipeline.EndToEnd.Tests;

/// <summary>A data folder of a test.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("pipeline-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
