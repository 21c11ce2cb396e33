using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class StuckSweepTests
{
    [Fact]
    public async Task Notice_Lost_IsAskedForAgainByTheSweepAndSentOnce()
    {
        using var house = new CaseHouse();
        house.Simulation.SendsNotices = false;
        var play = await house.InAwaitingInformationAsync();
        while (house.Queue.Take(Queues.Notices) is not null)
        {
        }

        house.Simulation.SendsNotices = true;
        house.Time.Now += TimeSpan.FromMinutes(5);
        await house.SweepAsync();

        play.State.Effects.Single(effect => effect.Name == Effects.Ask).Status.ShouldBe(EffectStatus.Done);
        house.NoticeSender.Sent.Count(notice => notice.Effect == Effects.Ask).ShouldBe(1);
        play.State.Generation.ShouldBe(2);
        house.Processes.IsLive(play.Id, 2).ShouldBeTrue();
    }

    [Fact]
    public async Task Sweep_ProcessPurgedByHand_IsFoundLongBeforeItsClockAndGoesOn()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        house.Simulation.Purge(play.Id);

        house.Time.Now += TimeSpan.FromMinutes(6);
        await house.SweepAsync();

        play.State.ShouldSatisfyAllConditions(
            state => state.Generation.ShouldBe(2), state => state.ProcessMissingSince.ShouldBeNull(), state => state.Stage.ShouldBe(Stage.Assessment));
        play.Commits.SelectMany(commit => commit.Events).OfType<GenerationRaised>().Single().Code.ShouldBe("no-process");
        house.Processes.IsLive(play.Id, 2).ShouldBeTrue();
        await play.AssessAsync();
        play.State.Stage.ShouldBe(Stage.Drafting);
    }

    [Fact]
    public async Task Sweep_MoreOpenCasesThanItLooksAtOnce_FindsThemAllInTheEnd()
    {
        using var house = new CaseHouse();
        var plays = new List<CasePlay>();
        for (var count = 0; count < 250; count++)
        {
            plays.Add(await house.SubmitAsync(Bodies.Changes()));
        }

        await house.SettleAsync();
        plays.ForEach(play => house.Simulation.Purge(play.Id));
        house.Time.Now += TimeSpan.FromMinutes(6);

        await house.SweepAsync();
        await house.SweepAsync();

        plays.ShouldAllBe(play => play.State.Generation == 2);
    }

    [Fact]
    public async Task Sweep_BackendDoesNotAnswer_RaisesNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromMinutes(6);
        house.Processes.Unavailable = new StoreUnavailableException("no answer");

        await Should.ThrowAsync<StoreUnavailableException>(() => house.SweepAsync());

        play.State.Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Sweep_CaseThatWentOnWhileItLooked_IsLeftAlone()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await house.SettleAsync();
        house.Time.Now += TimeSpan.FromMinutes(6);
        var seen = (await house.StuckAsync()).Single();
        var effect = play.State.Effects.Single(candidate => candidate.Name == Effects.Appraise);
        (await house.Simulation.RunAsync(new EffectCall(play.Id, 1, effect.Name, effect.Key))).ShouldBe(EffectOutcome.Done);

        await house.Get<Releaser>().RaiseAsync(seen.CaseId, seen.CommitVersion, seen.Code, CancellationToken.None);

        play.State.Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Sweep_ThreeGenerationsInAnHourCameToNothing_ParksTheCase()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await house.SweepAsync(5, TimeSpan.FromMinutes(6));

        play.State.Generation.ShouldBe(1 + Releaser.MaxGenerations);
        play.State.Parked!.Reason.ShouldContain("3 fresh processes");
        house.Time.Now += TimeSpan.FromTicks(1);
        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.Parked);
        (await play.StatusAsync(Callers.Operations)).Parked.ShouldNotBeNull();
        var commits = play.Commits.Count;
        house.Time.Now += TimeSpan.FromHours(3);
        await house.SweepAsync();
        play.Commits.Count.ShouldBe(commits, "only a person goes on from here");
    }

    [Fact]
    public async Task Sweep_GenerationsSpreadOverHours_NeverParks()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await house.SweepAsync(6, TimeSpan.FromMinutes(30));

        play.State.Parked.ShouldBeNull();
        play.State.Generation.ShouldBe(7);
    }
}
