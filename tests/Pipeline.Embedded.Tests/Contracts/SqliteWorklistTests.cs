using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteWorklistTests(FolderFixture folder) : WorklistContract, IClassFixture<FolderFixture>
{
    protected override IWorklist Worklist => folder.Get<IWorklist>();

    // Closed cases are nearly all there are.
    [Theory]
    [InlineData("assignee", "worklist_row_assignee_stage")]
    [InlineData("team", "worklist_row_team_stage")]
    public void Query_OfClosedCasesOfOneOrSome_IsByIndex(string column, string index)
    {
        Worklist.ShouldNotBeNull();

        var plan = folder.Get<Database>().Read(scope => scope
            .Prepare($"EXPLAIN QUERY PLAN SELECT due, id, row FROM worklist_row WHERE stage = 'closed' AND {column} = 'x' ORDER BY due, id LIMIT 50")
            .ReadAll(row => row.GetString(3)));

        plan.ShouldHaveSingleItem().ShouldContain($"USING INDEX {index}");
    }

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
            Assignee = n > 7_990 ? "the last ones" : null,
            LocationName = n % 10 == 0 ? "Evergreen Lodge" : "Evergreen House",
            ReceivedAt = Samples.Now.AddSeconds(n),
            OpenEffects = [],
            Generation = 1,
        }).ToList();
        await Worklist.UpsertAsync(rows, default);
        var query = new WorklistQuery { AsOf = Samples.Now, Sort = WorklistSort.Received, Take = 100 };

        var common = await Worklist.QueryAsync(query with { Text = "everg" }, default);
        var filtered = await Worklist.QueryAsync(query with { Text = "everg", Assignee = "the last ones" }, default);
        var rare = await Worklist.QueryAsync(query with { Text = "evergreen lodge" }, default);

        common.Items.Select(row => row.CaseId).ShouldBe(rows.Take(100).Select(row => row.CaseId));
        (common.Total, common.TotalIsAtLeast).ShouldBe((1_000, true));
        filtered.Items.Count.ShouldBe(9);
        filtered.Total.ShouldBe(9);
        rare.Items.Select(row => row.CaseId).ShouldBe(rows.Where(row => row.LocationName == "Evergreen Lodge").Take(100).Select(row => row.CaseId));
        (rare.Total, rare.TotalIsAtLeast).ShouldBe((800, false));
    }
}
