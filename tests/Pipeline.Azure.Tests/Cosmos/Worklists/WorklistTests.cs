using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

/// <summary>What tests of one case in several lists need.</summary>
public abstract class WorklistTests(CosmosDatabase database)
{
    /// <summary>Filters a list of all teams to the rows of one test.</summary>
    private readonly string _assignee = Samples.NewId("anna");

    protected CosmosWire Wire { get; } = database.Wire;

    private protected StoppedWrites Writes { get; } = new(database.Containers);

    private protected CosmosItems Items { get; } = database.Containers.Items(Containers.Worklist);

    protected CosmosWorklist Worklist { get; } = new(database.Containers);

    protected string North { get; } = Samples.NewId("north");

    protected string South { get; } = Samples.NewId("south");

    /// <summary>As another process has it, which knows no team, and whose writes are those that are stopped.</summary>
    protected CosmosWorklist Stopped() => new(Writes.Containers);

    /// <summary>As another process has it, which knows no team.</summary>
    protected CosmosWorklist Another() => new(database.Containers);

    protected WorklistRow Row() => new()
    {
        CaseId = Samples.NewCase(),
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Triage,
        StageSince = Samples.Now,
        Team = North,
        Assignee = _assignee,
        ReceivedAt = Samples.Now,
        OpenEffects = [],
        Generation = 1,
    };

    protected WorklistQuery Query() => new() { AsOf = Samples.Now, Assignee = _assignee };

    protected async Task<IReadOnlyList<CaseId>> FindAsync(WorklistQuery query) => [.. (await Worklist.QueryAsync(query, default)).Items.Select(row => row.CaseId)];

    /// <summary>The case is what the row says, and so is every entry of it, and there is no other.</summary>
    protected async Task ShouldBeWholeAsync(WorklistRow row)
    {
        var entries = EntryItem.Of(row);
        var stored = (await Items.ReadAsync<CaseItem>(row.CaseId.Value, WorklistPartitions.ShelfOf(row.CaseId), default)).ShouldNotBeNull().Value;
        stored.Row.CommitVersion.ShouldBe(row.CommitVersion);
        stored.IsSettled.ShouldBeTrue();
        stored.Touched.ShouldBe(entries.Select(entry => entry.Partition), ignoreOrder: true);
        var there = new ItemFilter().And("c.id = @id", "@id", row.CaseId.Value).And("IS_DEFINED(c.byReceived)").Select("*");
        (await Items.QueryAsync<EntryItem>(there, null, default).ToListAsync()).ShouldBe(entries, ignoreOrder: true);
    }

    /// <summary>The case is shown where its row says and nowhere else, and the sums are those of the rows.</summary>
    protected async Task ShouldBeShownOnceAsync(CaseId caseId)
    {
        var team = (await Worklist.FindAsync(caseId, default))!.Team;
        (await FindAsync(Query())).Count(found => found == caseId).ShouldBe(1);
        foreach (var other in new[] { North, South })
        {
            (await FindAsync(Query() with { Team = other })).Count(found => found == caseId).ShouldBe(other == team ? 1 : 0, other);
        }

        await SumsShouldBeRightAsync();
    }

    protected async Task SumsShouldBeRightAsync()
    {
        var rows = await Worklist.ReadAllAsync(default).ToListAsync();
        var figures = await Worklist.MeasureAsync(Samples.Now, default);
        figures.ByStage.ShouldBe(WorklistFigures.Of(rows, Samples.Now).ByStage, ignoreOrder: true);
        figures.Arrivals.ShouldBe(rows.Count);
    }
}
