using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FileDocumentStoreTests(FolderFixture folder) : DocumentStoreContract, IClassFixture<FolderFixture>
{
    protected override IDocumentStore Store => folder.Get<IDocumentStore>();
}

public sealed class SqliteWorklistTests(FolderFixture folder) : WorklistContract, IClassFixture<FolderFixture>
{
    protected override IWorklist Worklist => folder.Get<IWorklist>();

    [Fact]
    public async Task Query_WordThatManyRowsHave_IsFoundAlongTheOrder()
    {
        var rows = Enumerable.Range(0, 8_000).Select(n => new WorklistRow
        {
            CaseId = Samples.NewCase(),
            CommitVersion = 1,
            Kind = CaseKind.Notification,
            Type = "DEATH",
            Stage = Stage.Triage,
            StageSince = Samples.Now,
            LocationName = n % 10 == 0 ? "Evergreen Lodge" : "Evergreen House",
            ReceivedAt = Samples.Now.AddSeconds(n),
            OpenEffects = [],
            Generation = 1,
        }).ToList();
        await Worklist.UpsertAsync(rows, default);
        var query = new WorklistQuery { AsOf = Samples.Now, Sort = WorklistSort.Received, Take = 100 };

        var common = await Worklist.QueryAsync(query with { Text = "everg" }, default);
        var rare = await Worklist.QueryAsync(query with { Text = "evergreen lodge" }, default);

        common.Items.Select(row => row.CaseId).ShouldBe(rows.Take(100).Select(row => row.CaseId));
        (common.Total, common.TotalIsAtLeast).ShouldBe((1_000, true));
        rare.Items.Select(row => row.CaseId).ShouldBe(rows.Where(row => row.LocationName == "Evergreen Lodge").Take(100).Select(row => row.CaseId));
        (rare.Total, rare.TotalIsAtLeast).ShouldBe((800, false));
    }
}

public sealed class SqliteRegisterTests(FolderFixture folder) : RegisterContract, IClassFixture<FolderFixture>
{
    protected override IRegister Register => folder.Get<IRegister>();
}

public sealed class SqliteAuditLogTests(FolderFixture folder) : AuditLogContract, IClassFixture<FolderFixture>
{
    protected override IAuditLog Log => folder.Get<IAuditLog>();
}

public sealed class FolderCheckpointStoreTests(FolderFixture folder) : CheckpointStoreContract, IClassFixture<FolderFixture>
{
    protected override ICheckpointStore Store => folder.Get<ICheckpointStore>();
}
