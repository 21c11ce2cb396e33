using Pipeline.Casework.Cases;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.FactualAccuracy;

/// <summary>The provider's round: ten working days from the last recorded send.</summary>
public sealed class RoundTests
{
    // Sent on Monday 2 February 2026: ten working days end on Monday 16 February.
    private static readonly DateTimeOffset Due = new(2026, 2, 16, 23, 59, 59, TimeSpan.Zero);

    private static readonly object[] OnePoint = [new { kind = "fact", where = "summary", text = "There are 40 beds." }];

    [Fact]
    public async Task Round_Sent_EndsTenWorkingDaysAfterTheSend()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();

        (await play.StatusAsync(Callers.Manager)).WaitingFor!.Due.ShouldBe(Due);
    }

    [Fact]
    public async Task Round_NotYetSent_WaitsForNobodyAndHasNoProviderClock()
    {
        using var house = new CaseHouse();
        var play = await house.InQualityReviewAsync();
        house.Simulation.SendsNotices = false;
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        (await play.StatusAsync(Callers.Manager)).WaitingFor.ShouldBeNull();
        StageClocks.DraftSentAt(play.State).ShouldBeNull();
    }

    [Fact]
    public async Task Round_SentAgainByPost_CountsFromTheLastSend()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(2));

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordSend, new { effect = Effects.SendDraft, to = "the owner", how = "post", at = house.Time.Now });

        (await play.StatusAsync(Callers.Manager)).WaitingFor!.Due.ShouldBe(Due.AddDays(2));
        house.Simulation.TickOf(play.Id)!.At.Date.ShouldBe(new DateTime(2026, 2, 11), "half of it is five working days");
    }

    [Fact]
    public async Task Round_NoticeRefused_StartsWithTheRecordedSend()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Refuses[Effects.SendDraft] = "bounced";
        var play = await house.InFactualAccuracyAsync();
        StageClocks.DraftSentAt(play.State).ShouldBeNull();
        (await play.ViewAsync(Callers.Manager)).Effects!.Single(effect => effect.Name == Effects.SendDraft).Status.ShouldBe(EffectStatus.Open);

        await play.DecideAsync(Callers.Manager, DecisionNames.RecordSend, new { effect = Effects.SendDraft, to = "the owner", how = "post", at = house.Time.Now });

        (await play.StatusAsync(Callers.Manager)).WaitingFor!.Due.ShouldBe(Due);
    }

    [Fact]
    public async Task Round_PointsNotFinal_SavesAndStays()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();

        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint, final = false });
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint.Concat(OnePoint), final = false });

        play.State.Stage.ShouldBe(Stage.FactualAccuracy);
        play.State.FactualAccuracy.Points.Select(point => point.Id).ShouldBe(["P1", "P2"]);
    }

    [Fact]
    public async Task Round_ExpiresWithSavedPoints_GoesToReview()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint, final = false });

        await house.AdvanceToAsync(Due);

        play.State.Stage.ShouldBe(Stage.FactualAccuracyReview);
        play.State.FactualAccuracy.Answer.ShouldBe(FactualAccuracyAnswer.PointsRaised);
    }

    [Fact]
    public async Task Round_ExpiresWithoutPoints_GoesToSignOffAsNoResponse()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();

        await house.AdvanceToAsync(Due);

        play.State.Stage.ShouldBe(Stage.SignOff);
        play.State.FactualAccuracy.Answer.ShouldBe(FactualAccuracyAnswer.NoResponse);
    }

    [Fact]
    public async Task Extend_MovesTheEndAndItsReminders()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();

        (await play.AskAsync(Callers.Manager, DecisionNames.Extend, new { until = "2026-02-16", reason = "ill" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Manager, DecisionNames.Extend, new { until = "2026-03-02", reason = "ill" });

        (await play.StatusAsync(Callers.Provider)).WaitingFor!.Due.ShouldBe(new DateTimeOffset(2026, 3, 2, 23, 59, 59, TimeSpan.Zero));
        await house.AdvanceToAsync(Due.AddDays(1));
        play.State.Stage.ShouldBe(Stage.FactualAccuracy);
        await house.AdvanceToAsync(new DateTimeOffset(2026, 3, 2, 23, 59, 59, TimeSpan.Zero));
        play.State.Stage.ShouldBe(Stage.SignOff);
        play.Commits.SelectMany(commit => commit.Events).OfType<Casework.Oversight.TickRecorded>()
            .Count(tick => tick.Kind == Casework.Oversight.TickKind.Remind && tick.Id.Contains("factual-accuracy", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Extend_AndHeldAfterwards_EndsLaterByTheTimeHeld()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Extend, new { until = "2026-03-02", reason = "ill" });
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-02-10T10:00:00Z", reason = "an inquest" });

        await house.AdvanceToAsync(new DateTimeOffset(2026, 2, 20, 10, 0, 0, TimeSpan.Zero));

        // The ends of six working days, 2 to 6 and 9 February, lie in the hold.
        (await play.StatusAsync(Callers.Manager)).WaitingFor!.Due.ShouldBe(new DateTimeOffset(2026, 3, 10, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public async Task SecondRound_StartsWithoutPointsAnswerAndExtensionOfTheFirst()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Extend, new { until = "2026-04-30", reason = "ill" });
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint, final = true });
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points = new[] { new { id = "P1", accepted = true, reason = "right" } } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { safe = "Something else altogether." } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        play.State.Stage.ShouldBe(Stage.FactualAccuracy);
        play.State.FactualAccuracy.ShouldSatisfyAllConditions(
            round => round.Points.ShouldBeEmpty(), round => round.Answer.ShouldBeNull(), round => round.ExtendedUntil.ShouldBeNull());
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint, final = false });
        await house.AdvanceToAsync(Due);
        play.State.Stage.ShouldBe(Stage.FactualAccuracyReview, "points that were saved are never lost");
    }

    [Fact]
    public async Task ReturnedByTheReviewer_WithoutAnAnswer_GoesToTheProviderAgainWithItsSavedPoints()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint, final = false });

        await play.DecideAsync(Callers.Reviewer, DecisionNames.ReturnDraft, new { comments = new[] { "a name" }, reason = "a name is in it" });
        play.State.Stage.ShouldBe(Stage.Drafting);
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        play.State.Stage.ShouldBe(Stage.FactualAccuracy);
        play.State.FactualAccuracy.Points.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Resolve_EveryPointOnceWithAReason_OrNotAtAll()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = OnePoint.Concat(OnePoint), final = true });

        (await Resolve(play, new { id = "P1", accepted = true, reason = "right" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await Resolve(play, new { id = "P1", accepted = true, reason = "right" }, new { id = "P1", accepted = false, reason = "wrong" }, new { id = "P2", accepted = false, reason = "wrong" }))
            .ShouldBeOfType<DecisionResult.GuardFailed>();
        (await Resolve(play, new { id = "P1", accepted = true }, new { id = "P3", accepted = true, reason = "right" }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["points[0].reason", "points[1].id"]);
        (await Resolve(play, new { id = "P1", accepted = false, reason = "wrong" }, new { id = "P2", accepted = false, reason = "wrong" }))
            .ShouldBeOfType<DecisionResult.Decided>().Stage.ShouldBe(Stage.SignOff);
    }

    private static Task<DecisionResult> Resolve(CasePlay play, params object[] points) =>
        play.AskAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points });
}
