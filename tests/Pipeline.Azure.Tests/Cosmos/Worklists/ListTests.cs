using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

[Collection(nameof(CosmosEmulator))]
public sealed class ListTests(CosmosDatabase database) : WorklistTests(database), IClassFixture<CosmosDatabase>
{
    [Theory]
    [InlineData(WorklistSort.Due)]
    [InlineData(WorklistSort.Received)]
    [InlineData(WorklistSort.Priority)]
    public async Task AllTeams_OfRowsWithTheSameSortValue_AreMergedInOnePlainOrder(WorklistSort sort)
    {
        var rows = Enumerable.Range(0, 20).Select(n => Row() with
        {
            Team = (n % 3) switch { 0 => North, 1 => South, _ => null },
            Due = n % 4 == 0 ? null : Samples.Now.AddDays(n % 2),
            ReceivedAt = Samples.Now.AddTicks(n % 2),
            Priority = n % 5 == 0 ? null : (Priority)(n % 2),
        }).ToList();
        await Worklist.UpsertAsync(rows, default);

        var seen = new List<CaseId>();
        string? after = null;
        do
        {
            var page = await Another().QueryAsync(Query() with { Sort = sort, Take = 3, After = after }, default);
            page.Total.ShouldBe(20);
            page.TotalIsAtLeast.ShouldBeFalse();
            seen.AddRange(page.Items.Select(row => row.CaseId));
            after = page.Next;
        }
        while (after is not null);

        seen.ShouldBe(rows.OrderBy(row => sort switch
        {
            WorklistSort.Received => SortKeys.Received(row.ReceivedAt, row.CaseId),
            WorklistSort.Priority => SortKeys.Urgency(row),
            _ => SortKeys.Due(row),
        }, StringComparer.Ordinal).Select(row => row.CaseId));
    }

    [Fact]
    public async Task Cursor_OfAnotherOrder_IsRefused()
    {
        await Worklist.UpsertAsync([Row(), Row()], default);
        var page = await Worklist.QueryAsync(Query() with { Take = 1 }, default);

        await Should.ThrowAsync<FormatException>(Worklist.QueryAsync(Query() with { Sort = WorklistSort.Received, After = page.Next }, default));
    }

    [Fact]
    public async Task Closed_OfManyMonthsAndTeams_AreOneListInOrder()
    {
        var rows = Enumerable.Range(0, 9).Select(n => Row() with
        {
            Team = n % 2 == 0 ? North : null,
            Stage = Stage.Closed,
            ClosedAt = Samples.Now.AddMonths(n),
            ReceivedAt = Samples.Now.AddHours(-n),
        }).ToList();
        await Worklist.UpsertAsync([.. rows, Row()], default);
        var closed = Query() with { Stage = Stage.Closed, Sort = WorklistSort.Received, Take = 4 };

        var first = await Worklist.QueryAsync(closed, default);
        var second = await Worklist.QueryAsync(closed with { After = first.Next }, default);

        first.Total.ShouldBe(9);
        first.Items.Concat(second.Items).Select(row => row.CaseId).ShouldBe(rows.AsEnumerable().Reverse().Take(8).Select(row => row.CaseId));
        (await FindAsync(closed with { Team = North, Take = 9 })).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Total_BeyondAThousand_SaysAtLeast()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1_001).Select(_ => EntryItem.Of(Row())[0]),
            async (entry, token) => await Items.UpsertAsync(entry, entry.Partition, token));

        var page = await Worklist.QueryAsync(Query() with { Team = North, Take = 1 }, default);

        (page.Total, page.TotalIsAtLeast).ShouldBe((1_000, true));
    }

    [Fact]
    public async Task Team_NamedLikeAnotherPartition_HasItsOwnCasesOnly()
    {
        var row = Row() with { Team = null, LocationId = Samples.NewId("1") };
        var closed = Row() with { Team = null, Stage = Stage.Closed };
        await Worklist.UpsertAsync([row, closed], default);

        foreach (var team in new[] { "", "open", "none", "teams", WorklistPartitions.AtLocation(row.LocationId), WorklistPartitions.ListOf(closed) })
        {
            (await FindAsync(Query() with { Team = team })).ShouldBeEmpty(team);
        }
    }
}
