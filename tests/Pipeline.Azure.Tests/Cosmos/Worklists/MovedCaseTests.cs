using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

/// <summary>A case that goes from list to list, whatever happens on the way.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class MovedCaseTests(CosmosDatabase database) : WorklistTests(database), IClassFixture<CosmosDatabase>
{
    /// <summary>The intent, three entries ahead, the case with its sums, three entries that go, and the end.</summary>
    private const int WritesOfAMove = 9;

    public enum Next
    {
        TheSameAgain,
        ANewerInAThirdPlace,
        TheCloseOfTheCase,
    }

    [Theory]
    [InlineData(Next.TheSameAgain)]
    [InlineData(Next.ANewerInAThirdPlace)]
    [InlineData(Next.TheCloseOfTheCase)]
    public async Task Move_EndedBeforeAnyOfItsWrites_ShowsTheCaseOnceAndIsFinishedByTheNext(Next next)
    {
        var writes = 0;
        for (var (number, ended) = (1, true); ended; number++)
        {
            var (first, moved) = Move();
            await Worklist.UpsertAsync([first], default);

            ended = await Writes.EndBeforeAsync(number, () => Stopped().UpsertAsync([moved], default));

            await ShouldBeShownOnceAsync(moved.CaseId);
            var last = After(moved, next);
            await Another().UpsertAsync([last], default);
            await ShouldBeWholeAsync(last);
            writes = number - 1;
        }

        writes.ShouldBe(WritesOfAMove);
        await SumsShouldBeRightAsync();
    }

    [Fact]
    public async Task Move_RefusedAtAnyOfItsWrites_TellsTheCallerAndIsFinishedWhenRepeated()
    {
        var writes = 0;
        for (var (number, refused) = (1, true); refused; number++)
        {
            var (first, moved) = Move();
            await Worklist.UpsertAsync([first], default);

            refused = await Writes.RefuseAsync(number, () => Stopped().UpsertAsync([moved], default));

            await ShouldBeShownOnceAsync(first.CaseId);
            writes = number - 1;
            await Worklist.UpsertAsync([moved], default);
            await ShouldBeWholeAsync(moved);
        }

        writes.ShouldBe(WritesOfAMove);
    }

    [Theory]
    [InlineData(Next.ANewerInAThirdPlace)]
    [InlineData(Next.TheCloseOfTheCase)]
    public async Task Move_OvertakenBeforeAnyOfItsWrites_EndsWithTheNewer(Next next)
    {
        for (var (number, overtaken) = (1, true); overtaken; number++)
        {
            var (first, moved) = Move();
            var newer = After(moved, next);
            await Worklist.UpsertAsync([first], default);

            overtaken = await Writes.BeforeAsync(
                number, () => Another().UpsertAsync([newer], default), () => Stopped().UpsertAsync([moved], default));

            await Worklist.UpsertAsync([newer], default);
            await ShouldBeWholeAsync(newer);
        }

        await SumsShouldBeRightAsync();
    }

    [Fact]
    public async Task Move_WithAnOlderOneBeforeAnyOfItsWrites_EndsWithTheNewer()
    {
        for (var (number, met) = (1, true); met; number++)
        {
            var (first, moved) = Move();
            var newer = After(moved, Next.ANewerInAThirdPlace);
            await Worklist.UpsertAsync([first], default);

            met = await Writes.BeforeAsync(number, () => Another().UpsertAsync([moved], default), () => Stopped().UpsertAsync([newer], default));

            await ShouldBeWholeAsync(newer);
        }

        await SumsShouldBeRightAsync();
    }

    [Fact]
    public async Task NewCase_EndedBeforeAnyOfItsWrites_IsShownAtMostOnceAndFinishedByTheNext()
    {
        for (var (number, ended) = (1, true); ended; number++)
        {
            var (first, moved) = Move();

            ended = await Writes.EndBeforeAsync(number, () => Stopped().UpsertAsync([first], default));

            (await FindAsync(Query())).Count(found => found == first.CaseId).ShouldBeLessThan(2);
            await SumsShouldBeRightAsync();
            await Worklist.UpsertAsync([moved], default);
            await ShouldBeWholeAsync(moved);
        }
    }

    [Fact]
    public async Task Row_ThatGoesFromTeamToTeamAndCloses_IsInOneListAtATime()
    {
        var (first, moved) = Move();
        var closed = After(moved, Next.TheCloseOfTheCase);
        var reopened = first with { CommitVersion = 9 };
        foreach (var row in new[] { first, moved, closed, reopened })
        {
            await Worklist.UpsertAsync([row], default);

            await ShouldBeWholeAsync(row);
            (await FindAsync(Query() with { Team = North })).Count.ShouldBe(row.Team == North ? 1 : 0);
            (await FindAsync(Query() with { Team = South })).Count.ShouldBe(row.Team == South && row.Stage != Stage.Closed ? 1 : 0);
            (await FindAsync(Query() with { Stage = Stage.Closed })).Count.ShouldBe(row.Stage == Stage.Closed ? 1 : 0);
            (await FindAsync(Query() with { Stage = Stage.Closed, Team = North })).ShouldBeEmpty();
            (await FindAsync(Query())).Count.ShouldBe(row.Stage == Stage.Closed ? 0 : 1);
        }
    }

    private (WorklistRow First, WorklistRow Moved) Move()
    {
        var stays = Samples.NewId("key");
        var first = Row() with { LocationId = Samples.NewId("1"), ReporterKeys = [Samples.NewId("key"), stays], SearchText = "staircase" };
        return (first, first with
        {
            CommitVersion = 2,
            Team = South,
            Stage = Stage.Assessment,
            LocationId = Samples.NewId("1"),
            ReporterKeys = [stays, Samples.NewId("key")],
            SearchText = "cellar",
        });
    }

    private static WorklistRow After(WorklistRow moved, Next next) => next switch
    {
        Next.TheSameAgain => moved,
        Next.ANewerInAThirdPlace => moved with { CommitVersion = 3, Team = null, LocationId = Samples.NewId("1"), Stage = Stage.Drafting },
        _ => moved with { CommitVersion = 3, Stage = Stage.Closed, ClosedAt = Samples.Now.AddMonths(1), Outcome = "noted", ReporterKeys = [] },
    };
}
