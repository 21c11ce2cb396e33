using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Cases that are closed, by a person or by themselves, and go on again.</summary>
public sealed class ClosedCaseTests
{
    public static TheoryData<Stage> OpenStages => new(Enum.GetValues<Stage>().Where(stage => stage != Stage.Closed));

    [Theory]
    [MemberData(nameof(OpenStages))]
    public async Task Close_ByAManagerAndReopened_GoesOnWhereItWas(Stage stage)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        (await play.AskAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State))).ShouldBeOfType<DecisionResult.Decided>();
        await house.SettleAsync();
        play.State.Stage.ShouldBe(Stage.Closed);
        var generation = play.State.Generation;

        (await play.AskAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "too early" })).ShouldBeOfType<DecisionResult.Decided>().Stage.ShouldBe(stage);

        play.State.Generation.ShouldBe(generation + 1);
        await house.SettleAsync();
        play.State.Closed.ShouldBeNull();
        play.State.Stage.ShouldBe(stage switch { Stage.Received => Stage.Triage, Stage.Publication => Stage.Published, _ => stage });
        house.Processes.IsLive(play.Id, generation + 1).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_WithoutAProcess_LeavesNothingStuck(bool parked)
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        if (parked)
        {
            for (var sweep = 0; sweep < 4; sweep++)
            {
                await house.SettleAsync();
                house.Time.Now += TimeSpan.FromMinutes(6);
                await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
            }

            play.State.Parked.ShouldNotBeNull();
        }
        else
        {
            await house.Get<Releaser>().MarkMissingAsync(play.Id, 1, Actor.Process, CancellationToken.None);
        }

        await play.DecideAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));

        play.Commits[^1].Owed.ShouldBeNull();
        house.Store.HeadsNow().Single().Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task Reopen_Published_TellsNobodyAgainThatTheReportIsOut()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));
        var sent = house.NoticeSender.Sent.Count;

        await play.DecideAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "a late letter" });

        house.NoticeSender.Sent.Count.ShouldBe(sent);
        play.State.Stage.ShouldBe(Stage.Published);
        play.NextTick()!.At.ShouldBeGreaterThan(house.Time.Now, "the window starts again");
    }

    [Fact]
    public async Task Noted_RoutineTypeOfTheLowestPriority_IsClosedByItself()
    {
        using var house = new CaseHouse(policy: shipped => shipped.Noting(["CHANGES"]));

        var plays = new List<CasePlay>();
        for (var count = 0; count < 200; count++)
        {
            // A place of its own for each: many from one place would not be routine.
            var location = (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Location with { LocationId = $"1-{count}" };
            await house.Register.LoadAsync(new RegisterContent([location], []), house.Time.Now, CancellationToken.None);
            plays.Add(await house.SubmitAsync(Bodies.Changes(location.LocationId)));
        }

        await house.SettleAsync();

        var noted = plays.Where(play => play.State.Closed?.Outcome == "noted").ToList();
        noted[0].State.Closed.ShouldNotBeNull().ShouldSatisfyAllConditions(closed => closed.From.ShouldBe(Stage.Received), closed => closed.Reason.ShouldNotBeNullOrEmpty());
        noted[0].State.Risk.ShouldNotBeNull();
        noted[0].Commits.Count.ShouldBeLessThanOrEqualTo(3);
        plays.Count(play => play.State.Stage == Stage.Triage).ShouldBeInRange(2, 25, "one in twenty is sampled");
        noted.Count.ShouldBe(200 - plays.Count(play => play.State.Stage == Stage.Triage));
    }

    [Fact]
    public async Task Noted_AndReopened_GoesToTriageAndIsNotNotedAgain()
    {
        using var house = new CaseHouse(policy: shipped => shipped.Noting(["CHANGES"]));
        CasePlay play;
        do
        {
            play = await house.InTriageAsync(Bodies.Changes());
        }
        while (!play.State.IsClosed);

        await play.DecideAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "it matters after all" });

        play.State.Stage.ShouldBe(Stage.Triage);
    }
}
