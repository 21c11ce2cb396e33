using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class ReleaserTests
{
    private static readonly Actor Operator = new("operations-1", Role.Operations);

    [Fact]
    public async Task Release_OfAParkedCase_GivesItAFreshProcessAtOnce()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await house.SweepAsync(5, TimeSpan.FromMinutes(6));

        house.Simulation.RunsProcesses = true;
        (await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, null, CancellationToken.None)).ShouldNotBeNull().Generation.ShouldBe(5);
        await house.SettleAsync();

        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Parked.ShouldBeNull();
    }

    [Fact]
    public async Task Release_ClosedOrUnknown_DoesNothing()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync();
        var commits = play.Commits.Count;

        (await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, null, CancellationToken.None)).ShouldBeNull();
        (await house.Get<Releaser>().ReleaseAsync(CaseId.From(new byte[8]), Operator, null, CancellationToken.None)).ShouldBeNull();
        play.Commits.Count.ShouldBe(commits);
    }

    [Fact]
    public async Task Release_SameKeyTwice_RaisesOneGeneration()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var version = play.State.Version;
        var use = new KeyUse("k", "b");

        await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, use, CancellationToken.None);
        await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, use, CancellationToken.None);

        play.State.Generation.ShouldBe(2);
        play.State.Version.ShouldBe(version, "a generation is bookkeeping");
    }

    [Fact]
    public async Task OldGeneration_AfterARelease_FindsItselfSupersededAndDoesNothing()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        var effect = play.State.Effects.Single(candidate => candidate.Name == Effects.Appraise);
        await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, null, CancellationToken.None);
        var commits = play.Commits.Count;

        (await house.Simulation.RunAsync(new EffectCall(play.Id, 1, effect.Name, effect.Key))).ShouldBe(EffectOutcome.NotMine);
        await house.Get<EffectParker>().ParkAsync(new EffectCall(play.Id, 1, effect.Name, effect.Key), "late", CancellationToken.None);

        (await house.Get<PositionReader>().ReadAsync(play.Id, 1, 0, CancellationToken.None)).Status.ShouldBe(PositionStatus.Superseded);
        play.Commits.Count.ShouldBe(commits);
    }
}
