using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;
using Pipeline.Embedded.Cases;
using Pipeline.Embedded.Clock;
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

    private static bool Traces(TemporaryFolder temporary) => Directory
        .EnumerateFiles(temporary.Folder.FullPath, "pipeline.db*")
        .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("Unmistakable narrative")) >= 0);
}
