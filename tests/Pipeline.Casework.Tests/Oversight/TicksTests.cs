using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>Which ticks a case records, and when: each case below begins on Monday 2 February 2026 at 10:00 London.</summary>
public sealed class TicksTests
{
    [Fact]
    public async Task Triage_FiveWorkingDays_RemindsAtHalfAndFourFifthsThenEscalatesAfterOneAndFiveWorkingDaysThenWeekly()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);

        await house.AdvanceToAsync(At("2026-03-04T00:00:00"));

        Recorded(play).ShouldBe(
        [
            (TickKind.Remind, At("2026-02-05T09:00:00")),
            (TickKind.Remind, At("2026-02-06T09:00:00")),
            (TickKind.Escalate, At("2026-02-09T23:59:59")),
            (TickKind.Escalate, At("2026-02-10T23:59:59")),
            (TickKind.Escalate, At("2026-02-16T23:59:59")),
            (TickKind.Escalate, At("2026-02-23T23:59:59")),
            (TickKind.Escalate, At("2026-03-02T23:59:59")),
        ]);
        play.State.Escalations.Select(escalation => escalation.To).ShouldBe(["manager-3", "director-1", "director-1", "director-1", "director-1"]);
        play.State.Escalations.Select(escalation => escalation.Level).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task Triage_TwentyFourHours_RemindsByElapsedTime()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);

        await house.AdvanceAsync(TimeSpan.FromHours(24));

        Recorded(play).ShouldBe(
        [
            (TickKind.Remind, CaseHouse.Start.AddHours(12)),
            (TickKind.Remind, CaseHouse.Start.AddMinutes(19.2 * 60)),
            (TickKind.Escalate, CaseHouse.Start.AddHours(24)),
        ]);
    }

    [Fact]
    public async Task Escalation_GoesToThoseAboveTheAssignee()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "inspector-6" });

        await house.AdvanceAsync(TimeSpan.FromDays(60));

        play.State.Escalations.Select(escalation => escalation.To).Take(2).ShouldBe(["manager-2", "director-1"]);
    }

    // Units, holidays and holds are the clocks' own tests; here is which clock runs.
    [Theory]
    [InlineData(Stage.Received, "received", "2026-02-02T10:15:00")]
    [InlineData(Stage.AwaitingInformation, "awaiting-information", "2026-02-09T23:59:59")]
    [InlineData(Stage.Assessment, "assessment", "2026-03-16T23:59:59")]
    [InlineData(Stage.Drafting, "drafting", "2026-02-16T23:59:59")]
    [InlineData(Stage.QualityReview, "quality-review", "2026-02-09T23:59:59")]
    [InlineData(Stage.FactualAccuracy, "factual-accuracy", "2026-02-16T23:59:59")]
    [InlineData(Stage.FactualAccuracyReview, "factual-accuracy-review", "2026-02-09T23:59:59")]
    [InlineData(Stage.SignOff, "sign-off", "2026-02-05T23:59:59")]
    [InlineData(Stage.Publication, "publication", "2026-02-02T11:00:00")]
    [InlineData(Stage.Published, "published", "2026-02-23T23:59:59")]
    public async Task EveryStage_HasItsClock(Stage stage, string name, string due)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);

        var clock = StageClocks.Of(play.State, play.Policy).Single();

        clock.Name.ShouldBe(name);
        clock.Due.At.ShouldBe(At(due));
    }

    [Fact]
    public async Task Closed_HasNoClockAndNoTick()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync();

        StageClocks.Of(play.State, play.Policy).ShouldBeEmpty();
        play.NextTick().ShouldBeNull();
    }

    [Fact]
    public async Task Assessment_VisitRecordedAndVoided_ChangesTheClockAndBack()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        var before = house.Simulation.TickOf(play.Id);
        await house.AdvanceAsync(TimeSpan.FromDays(1));

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-02-03", team = new[] { "inspector-1" } });
        StageClocks.Of(play.State, play.Policy).Single().ShouldSatisfyAllConditions(
            clock => clock.Name.ShouldBe("after-visit"), clock => clock.Due.At.ShouldBe(At("2026-02-24T23:59:59")));
        house.Simulation.TickOf(play.Id).ShouldNotBe(before, "the process heard of it");

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { visitId = "V1", @void = true });
        house.Simulation.TickOf(play.Id).ShouldBe(before);
    }

    [Fact]
    public async Task Assessment_VisitBeforeTheCaseCame_CountsFromTheStage()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2025-12-01", team = new[] { "inspector-1" } });

        StageClocks.Of(play.State, play.Policy).Single().Due.At.ShouldBe(At("2026-02-23T23:59:59"));
    }

    [Fact]
    public async Task Hold_StopsTheClockShiftsItAndEndsItselfFlagged()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-02-04T10:00:00Z", reason = "the police asked us to wait" });
        var version = play.State.Version;

        (await play.StatusAsync(Callers.Triage)).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.HeldUntil.ShouldBe(At("2026-02-04T10:00:00")), waiting => waiting.Due.ShouldBe(At("2026-02-10T23:59:59")));
        house.Simulation.TickOf(play.Id)!.ShouldSatisfyAllConditions(tick => tick.Kind.ShouldBe(TickKind.HoldEnd), tick => tick.At.ShouldBe(At("2026-02-04T10:00:00")));

        // The day of the event never counts, so of the two ends of days in the hold only Tuesday's moves the clock.
        await house.AdvanceToAsync(At("2026-02-10T23:59:59"));

        Recorded(play).ShouldBe(
        [
            (TickKind.HoldEnd, At("2026-02-04T10:00:00")),
            (TickKind.Remind, At("2026-02-06T09:00:00")),
            (TickKind.Remind, At("2026-02-09T09:00:00")),
            (TickKind.Escalate, At("2026-02-10T23:59:59")),
        ]);
        play.State.Hold.ShouldBeNull();
        (await play.ViewAsync(Callers.Triage)).Clocks.HoldEndedAt.ShouldBe(At("2026-02-04T10:00:00"));
        play.State.Version.ShouldBe(version, "ticks are bookkeeping");
    }

    [Fact]
    public async Task Resume_BeforeItsTime_ShiftsByTheTimeHeldOnly()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        await house.AdvanceAsync(TimeSpan.FromDays(1));
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-06-01", reason = "the police asked us to wait" });
        await house.AdvanceAsync(TimeSpan.FromDays(1));

        await play.DecideAsync(Callers.Manager, DecisionNames.Resume);

        StageClocks.Of(play.State, play.Policy).Single().Due.At.ShouldBe(At("2026-02-10T23:59:59"));
        (await play.ViewAsync(Callers.Triage)).Clocks.HoldEndedAt.ShouldBeNull();
        (await play.AskAsync(Callers.Manager, DecisionNames.Resume)).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Theory]
    [InlineData("2026-02-02T09:59:00Z")]
    [InlineData("2027-06-01")]
    [InlineData("tomorrow")]
    [InlineData(null)]
    public async Task Hold_UntilNoTimeToCome_IsInvalid(string? until)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Manager, DecisionNames.Hold, new { until, reason = "x" })).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["until"]);
    }

    [Fact]
    public async Task Hold_OfAHeldCase_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, Bodies.For(DecisionNames.Hold, play.State));

        (await play.AskAsync(Callers.Manager, DecisionNames.Hold, Bodies.For(DecisionNames.Hold, play.State))).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task Hold_OfTheReviewWindow_KeepsTheCasePublished()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-03-30T10:00:00Z", reason = "an appeal" });

        await house.AdvanceToAsync(At("2026-04-01T10:00:00"));

        play.State.Stage.ShouldBe(Stage.Published);
        play.State.Hold.ShouldBeNull();
    }

    [Fact]
    public async Task SetPriority_MovesTheTicksAndWakesTheProcess()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);

        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P1", reason = "worse" });

        house.Simulation.TickOf(play.Id)!.At.ShouldBe(CaseHouse.Start.AddHours(12));
    }

    [Fact]
    public async Task SetPriority_ToOneWhoseTimeHasPassed_EscalatesAtOnceAndRemindsOfNothing()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        await house.AdvanceAsync(TimeSpan.FromHours(30));

        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P1", reason = "worse" });
        await house.AdvanceAsync(TimeSpan.Zero);

        Recorded(play).ShouldBe([(TickKind.Escalate, CaseHouse.Start.AddHours(24))]);
    }

    [Fact]
    public async Task Ticks_MissedWhileNothingRan_AreRecordedOnceForTheLatestOnly()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        house.Simulation.RunsProcesses = false;
        await house.AdvanceToAsync(At("2026-02-12T12:00:00"));
        house.Simulation.RunsProcesses = true;

        await house.Get<Releaser>().ReleaseAsync(play.Id, new Actor("operations-1", Casework.People.Role.Operations), null, CancellationToken.None);
        await house.AdvanceAsync(TimeSpan.FromMinutes(1));

        Recorded(play).ShouldBe([(TickKind.Escalate, At("2026-02-10T23:59:59"))]);
        house.Simulation.TickOf(play.Id)!.At.ShouldBe(At("2026-02-16T23:59:59"));
    }

    [Fact]
    public async Task Record_SameTickTwice_CountsOnce()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        var tick = house.Simulation.TickOf(play.Id)!;
        house.Time.Now = tick.At;
        var recorder = house.Get<TickRecorder>();

        (await recorder.RecordAsync(play.Id, 1, tick.Id, CancellationToken.None)).ShouldBe(EffectOutcome.Done);
        (await recorder.RecordAsync(play.Id, 1, tick.Id, CancellationToken.None)).ShouldBe(EffectOutcome.NotMine);

        Recorded(play).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Record_TwoAtOnce_OneIsNotMine()
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        var tick = house.Simulation.TickOf(play.Id)!;
        house.Time.Now = tick.At;
        house.Store.BeforeAppend = async _ =>
        {
            house.Store.BeforeAppend = null;
            await house.Get<TickRecorder>().RecordAsync(play.Id, 1, tick.Id, CancellationToken.None);
        };

        (await house.Get<TickRecorder>().RecordAsync(play.Id, 1, tick.Id, CancellationToken.None)).ShouldBe(EffectOutcome.NotMine);

        Recorded(play).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 1, "of an older generation")]
    [InlineData(2, 1, "of a newer generation")]
    [InlineData(1, 0, "too early")]
    public async Task Record_NotThisProcessOrNotYet_ChangesNothing(int generation, int isDue, string why)
    {
        using var house = new CaseHouse();
        var play = await InTriageAsP3Async(house);
        var tick = house.Simulation.TickOf(play.Id)!;
        house.Time.Now = isDue == 1 ? tick.At : tick.At.AddSeconds(-1);

        (await house.Get<TickRecorder>().RecordAsync(play.Id, generation, tick.Id, CancellationToken.None)).ShouldBe(EffectOutcome.NotMine, why);

        Recorded(play).ShouldBeEmpty();
    }

    [Fact]
    public async Task Escalate_ByHand_TellsTheNextInLineAndMovesNoClock()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var tick = house.Simulation.TickOf(play.Id);

        await play.DecideAsync(Callers.Manager, DecisionNames.Escalate);
        await play.DecideAsync(Callers.Manager, DecisionNames.Escalate);

        play.State.Escalations.Select(escalation => escalation.To).ShouldBe(["manager-3", "director-1"]);
        house.Simulation.TickOf(play.Id).ShouldBe(tick);
    }

    private static async Task<CasePlay> InTriageAsP3Async(CaseHouse house)
    {
        var play = await house.InTriageAsync();
        return await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P3", reason = "as we see it" });
    }

    private static List<(TickKind Kind, DateTimeOffset At)> Recorded(CasePlay play) =>
        [.. play.Commits.SelectMany(commit => commit.Events).OfType<TickRecorded>().Select(tick => (tick.Kind, tick.DueAt))];

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", null);
}
