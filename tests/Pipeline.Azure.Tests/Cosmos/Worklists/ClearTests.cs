using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Azure.Tests.Cosmos.Registers;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

[Collection(nameof(CosmosEmulator))]
public sealed class ClearTests(CosmosDatabase database) : WorklistTests(database), IClassFixture<CosmosDatabase>
{
    [Fact]
    public async Task Clear_OfMoreThanAPage_LeavesNoCaseNoEntryAndNoCount()
    {
        var shelf = Samples.NewCase().Value[0];
        var ids = Enumerable.Repeat(0, int.MaxValue).Select(_ => Samples.NewCase()).Where(id => id.Value[0] == shelf).Take(120);
        await Worklist.UpsertAsync([.. ids.Select(id => Row() with { CaseId = id, LocationId = "1-1", ReporterKeys = ["key"] })], default);

        await Worklist.ClearAsync(Samples.NewRebuild(), default);

        var left = await Items.QueryAsync<Left>(new QueryDefinition("SELECT c.id, c.counts FROM c"), null, default).ToListAsync();
        left.Select(item => item.Id).Distinct().ShouldBe([WorklistPartitions.Teams, WorklistPartitions.Cleared, SumsItem.TheId], ignoreOrder: true);
        left.ShouldAllBe(item => item.Counts == null || item.Counts.Count == 0);
    }

    [Fact]
    public async Task Clear_WithAWriterBetweenAnyOfItsWrites_KeepsTheSumsRightAndIsMadeWholeByTheRebuild()
    {
        for (var (number, met) = (1, true); met; number++)
        {
            var row = Row() with { LocationId = Samples.NewId("1"), ReporterKeys = [Samples.NewId("key")] };
            var newer = row with { CommitVersion = 2, Team = South, Stage = Stage.Drafting };
            await Worklist.UpsertAsync([row], default);

            met = await Writes.BeforeAsync(number, () => Another().UpsertAsync([newer], default), () => Stopped().ClearAsync(Samples.NewRebuild(), default));

            await SumsShouldBeRightAsync();
            await Worklist.UpsertAsync([newer], default);
            await ShouldBeWholeAsync(newer);
            await Worklist.ClearAsync(Samples.NewRebuild(), default);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clear_OvertakenBeforeAnyOfItsWrites_KeepsWhatTheOvertakerMade(bool handedOutTwice)
    {
        for (var (number, met) = (1, true); met; number++)
        {
            var row = Row() with { LocationId = Samples.NewId("1"), ReporterKeys = [Samples.NewId("key")] };
            await Worklist.UpsertAsync([row], default);
            var old = Samples.NewRebuild();
            var next = handedOutTwice ? old : Samples.NewRebuild();

            met = await Writes.BeforeAsync(
                number,
                async () =>
                {
                    await Another().ClearAsync(next, default);
                    await Another().UpsertAsync([row], default);
                },
                () => WriteFaults.EndsOvertakenAsync(() => Stopped().ClearAsync(old, default)));

            if (met)
            {
                await SumsShouldBeRightAsync();
                await ShouldBeWholeAsync(row);
                await Worklist.ClearAsync(Samples.NewRebuild(), default);
            }
        }
    }

    private sealed record Left(string Id, Dictionary<string, int>? Counts);
}
