using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class EffectDecisionTests
{
    [Fact]
    public async Task RetryOrSkip_OfWhatDidNotFail_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Manager, DecisionNames.Retry, new { effect = Effects.Acknowledge })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Manager, DecisionNames.Skip, new { effect = Effects.Acknowledge, reason = "x" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Manager, DecisionNames.Retry, new { effect = "no-such" })).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["effect"]);
        (await play.AskAsync(Callers.Manager, DecisionNames.Retry)).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["effect"]);
    }

    [Fact]
    public async Task Skip_OfARefusedNotice_LeavesItAndSendsNothing()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Refuses[Effects.Acknowledge] = "no such mailbox";
        var play = await house.InTriageAsync();
        house.NoticeSender.Refuses.Clear();

        await play.DecideAsync(Callers.Manager, DecisionNames.Skip, new { effect = Effects.Acknowledge, reason = "told by telephone" });

        house.NoticeSender.Sent.ShouldBeEmpty();
        play.State.Effects.Single(effect => effect.Name == Effects.Acknowledge).Status.ShouldBe(EffectStatus.Skipped);
        (await house.Worklist.FindAsync(play.Id, CancellationToken.None))!.OpenEffects.ShouldBeEmpty();
    }

    [Fact]
    public async Task RecordSend_OfAnActivityOrInTheFuture_IsInvalid()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Manager, DecisionNames.RecordSend, new { effect = Effects.Appraise, to = "x", how = "post", at = house.Time.Now }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["effect"]);
        (await play.AskAsync(Callers.Manager, DecisionNames.RecordSend, new { effect = Effects.Acknowledge, to = "x", how = "post", at = house.Time.Now.AddMinutes(1) }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["at"]);
        (await play.AskAsync(Callers.Manager, DecisionNames.RecordSend, new { effect = Effects.Acknowledge, to = "x", how = "post", at = house.Time.Now.AddDays(-2) }))
            .ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task Effect_NamedByItsKey_IsThatOne()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Refuses[Effects.Refer] = "no address";
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", to = "the council", text = "Please act." });
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", to = "the police", text = "Please act." });
        var keys = play.State.Effects.Where(effect => effect.Name == Effects.Refer).Select(effect => effect.Key).ToList();
        house.NoticeSender.Refuses.Clear();

        await play.DecideAsync(Callers.Operations, DecisionNames.Retry, new { effect = keys[0] });

        keys.ShouldBe([$"{play.Id}:2:refer", $"{play.Id}:2:refer:2"]);
        house.NoticeSender.Sent.Single(notice => notice.Effect == Effects.Refer).Addressee.ShouldBe("the council");
        play.State.Effects.Single(effect => effect.Key == keys[1]).Status.ShouldBe(EffectStatus.Open);
    }

    [Fact]
    public async Task LeavingAStage_ForgetsItsActivitiesAndKeepsItsNotices()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.OpenWorkspace] = "register-gone";
        house.NoticeSender.Refuses[Effects.Acknowledge] = "no such mailbox";
        var play = await house.InAssessmentAsync();

        await play.DecideAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));

        play.State.Effects.Single(effect => effect.Name == Effects.OpenWorkspace).Status.ShouldBe(EffectStatus.Skipped);
        play.State.Effects.Single(effect => effect.Name == Effects.Acknowledge).Status.ShouldBe(EffectStatus.Open);
    }

    [Theory]
    [InlineData(Stage.Triage, CaseHouse.ForeignHome, true)]
    [InlineData(Stage.FactualAccuracy, CaseHouse.OtherHome, true)]
    [InlineData(Stage.FactualAccuracy, CaseHouse.ForeignHome, false)]
    public async Task SetLocation_ToAnotherProviderOnceItHasTheDraft_IsRefused(Stage stage, string locationId, bool allowed)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);

        var result = await play.AskAsync(Callers.Manager, DecisionNames.SetLocation, new { locationId });

        (result is DecisionResult.Decided).ShouldBe(allowed);
        if (allowed)
        {
            play.State.Location!.LocationId.ShouldBe(locationId);
        }
    }

    [Fact]
    public async Task SetLocation_InAnotherNation_CountsThatNationsHolidays()
    {
        using var house = new CaseHouse(start: new DateTimeOffset(2026, 7, 30, 10, 0, 0, TimeSpan.Zero));
        var play = await house.InTriageAsync(Bodies.Changes());
        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P3", reason = "so" });
        var due = StageClocks.Of(play.State, play.Policy).Single().Due.At;

        await play.DecideAsync(Callers.Triage, DecisionNames.SetLocation, new { locationId = CaseHouse.ForeignHome });

        // Monday 3 August 2026 is a bank holiday in Scotland.
        StageClocks.Of(play.State, play.Policy).Single().Due.At.ShouldBe(due.AddDays(1));
    }
}
