using System.Globalization;

namespace Pipeline.Local.Tests.Demo;

/// <summary>A small demo, run once for all tests that look at what it left.</summary>
public sealed class DemoFolder : IAsyncLifetime, IDisposable
{
    public const int Cases = 12;

    public TemporaryFolder Folder { get; } = new();

    public Run Run { get; private set; } = null!;

    /// <summary>A case with a published report and documents.</summary>
    public string PublishedCase { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Run = await Run.Of("demo", "--cases", Cases.ToString(CultureInfo.InvariantCulture), "--data", Folder.Data, "--exit");
        PublishedCase = Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Folder.Data, "documents", "register")).First());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Folder.Dispose();
}
