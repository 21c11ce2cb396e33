using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Embedded.Tests.Contracts;

/// <summary>What one machine says of what it depends on.</summary>
public sealed class EmbeddedDependencyTests : IAsyncLifetime
{
    private readonly FolderFixture _folder = new();

    public Task InitializeAsync() => _folder.InitializeAsync();

    public Task DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Checks_OverAWholeFolder_AreOk() => (await AskAsync()).ShouldBe([("documents", true), ("queues", true), ("record", true), ("register", true)]);

    [Fact]
    public async Task Checks_WithoutTheDocuments_NameTheFolder()
    {
        Directory.Delete(_folder.Folder.DocumentsPath, recursive: true);

        (await AskAsync()).ShouldBe([("documents", false), ("queues", true), ("record", true), ("register", true)]);
        var missing = (await _folder.Get<IEnumerable<IDependencyCheck>>().Single(check => check.Name == "documents").CheckAsync(default)).ShouldBeOfType<DependencyState.Missing>();
        missing.What.ShouldContain(_folder.Folder.DocumentsPath);
    }

    private async Task<IEnumerable<(string Name, bool IsOk)>> AskAsync() =>
        (await new DependencyBoard(
            _folder.Get<IEnumerable<IDependencyCheck>>(), new DependencyLog(TimeProvider.System, NullLogger<DependencyLog>.Instance), TimeProvider.System)
            .AskAsync([], TimeSpan.FromMinutes(1), default))
        .Select(report => (report.Name, report.State is DependencyState.Ok));
}
