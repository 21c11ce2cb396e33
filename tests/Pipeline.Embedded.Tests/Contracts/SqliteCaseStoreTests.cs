using System.Text;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;
using Pipeline.Embedded.Cases;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteCaseStoreTests(FolderFixture folder) : CaseStoreContract, IClassFixture<FolderFixture>
{
    protected override ICaseStore Store => folder.Get<ICaseStore>();

    [Fact]
    public async Task DisposePart_LeavesNoTraceOfTheTextInTheFiles()
    {
        using var temporary = new TemporaryFolder();
        var caseId = Samples.NewCase();
        await using (var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge()))
        {
            var store = new SqliteCaseStore(database);
            var texts = string.Concat(Enumerable.Repeat("Unmistakable narrative. ", 2_000));
            await store.AppendAsync(
                Samples.Commit(caseId, 1),
                [Samples.Part(caseId, "long") with { Text = texts }, Samples.Part(caseId, "short") with { Text = "Unmistakable narrative." }],
                default);
        }

        Traces(temporary).ShouldBeTrue();
        await using (var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge()))
        {
            var store = new SqliteCaseStore(database);
            await store.DisposePartAsync(caseId, "long", default);
            await store.DisposePartAsync(caseId, "short", default);
        }

        Traces(temporary).ShouldBeFalse();
    }

    [Fact]
    public async Task Feed_GivesEveryCommitOnceAndEachCaseInItsOrder()
    {
        var (one, other) = (Samples.NewCase(), Samples.NewCase());
        CommitDocument[] appended =
            [Samples.Commit(one, 1), Samples.Commit(other, 1), Samples.Commit(one, 2), Samples.Commit(other, 2), Samples.Commit(one, 3)];
        foreach (var commit in appended)
        {
            await Store.AppendAsync(commit, [], default);
        }

        IChangeFeed feed = folder.Get<SqliteCaseStore>();
        var seen = new List<CommitDocument>();
        long position = 0;
        for (var page = await feed.ReadAsync(position, 2, default); page.Count > 0; page = await feed.ReadAsync(position, 2, default))
        {
            page.Count.ShouldBeLessThanOrEqualTo(2);
            page.Select(change => change.Position).ShouldBeInOrder();
            page[0].Position.ShouldBeGreaterThan(position);
            seen.AddRange(page.Select(change => JsonSerializer.Deserialize<CommitDocument>(change.Json, CaseJson.Options)!));
            position = page[^1].Position;
        }

        position.ShouldBe(await feed.ReadEndAsync(default));
        seen.Where(commit => commit.CaseId == one || commit.CaseId == other).ShouldBe(appended);
    }

    private static bool Traces(TemporaryFolder temporary) => Directory
        .EnumerateFiles(temporary.Folder.FullPath, "pipeline.db*")
        .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("Unmistakable narrative")) >= 0);
}
