using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Tests.Bicep;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

/// <summary>What is deployed is what is asked for: an index that is missing makes a list dear, one too many every write.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class IndexTests(CosmosDatabase database) : WorklistTests(database), IClassFixture<CosmosDatabase>
{
    /// <summary>Words are looked for in the texts themselves: an index of their parts would be larger than all the rest.</summary>
    private const string Text = "/text/?";

    [Fact]
    public async Task Worklist_IndexesWhatItAsks()
    {
        await Worklist.UpsertAsync([Row(), Row() with { Team = null }], default);
        using var sent = new QueriesSent(Wire);

        await AskAllAsync();

        sent.Paths.Where(path => path != Text).ShouldBe(IndexedPaths.Of(Containers.Worklist));
    }

    private async Task AskAllAsync()
    {
        var everything = Query() with { ActingRole = Role.Triage, Priority = Priority.P1, Late = true, Stuck = true, Text = "a staircase", Take = 1 };
        foreach (var sort in Enum.GetValues<WorklistSort>())
        {
            await Worklist.QueryAsync(everything with { Sort = sort }, default);
        }

        await Worklist.QueryAsync(everything with { Stage = Stage.Closed, Team = North, Late = false, Stuck = false }, default);
        (await Worklist.QueryAsync(Query() with { Take = 1 }, default)).Total.ShouldBe(2);
        var place = new LocationQuery { LocationId = "1-1", Type = "DEATH", ProviderReference = "INC-7", Stages = [Stage.Triage] };
        await Worklist.AtLocationAsync(place, 5, default);
        await Worklist.CountAtLocationAsync(place, default);
        await Worklist.OfReporterAsync(["key"], ArrivalSpan.Ever, 5, default);
        await Worklist.MeasureAsync(Samples.Now, default);
        foreach (var moment in Enum.GetValues<WorklistMoment>())
        {
            var period = new WorklistPeriod(moment, Samples.Now, null);
            await Worklist.CountAsync(period, default);
            await Worklist.ReadAsync(period, default).CountAsync();
        }

        await Worklist.ReadAllAsync(default).CountAsync();
        await Worklist.ClearAsync(Samples.NewRebuild(), default);
    }
}
