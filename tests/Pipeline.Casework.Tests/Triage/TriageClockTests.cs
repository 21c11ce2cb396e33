using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Triage;

/// <summary>The triage clock starts once, waits while a submitter is asked, and never for a P1.</summary>
public sealed class TriageClockTests
{
    // Received on Monday 2 February 2026 at 10:00.
    [Theory]
    [InlineData("P1", "2026-02-03T10:00:00Z")]
    [InlineData("P2", "2026-02-04T23:59:59Z")]
    [InlineData("P3", "2026-02-09T23:59:59Z")]
    [InlineData("P4", "2026-02-16T23:59:59Z")]
    public async Task Due_ByPriority(string priority, string due)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority, reason = "as we see it" });

        DueOf(play).ShouldBe(DateTimeOffset.Parse(due, null));
    }

    [Fact]
    public async Task Due_AfterAnAnswer_GoesOnByTheTimeWaited()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P3", reason = "as we see it" });

        await house.AdvanceAsync(TimeSpan.FromDays(3));
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        // Five working days from 2 February; Monday's, Tuesday's and Wednesday's ends lay in the wait.
        DueOf(play).ShouldBe(new DateTimeOffset(2026, 2, 11, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public async Task Due_AskedAgainBeforeTheAnswer_PausesFromTheFirstQuestion()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P3", reason = "as we see it" });
        await house.AdvanceAsync(TimeSpan.FromDays(2));
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, new { questions = new[] { "And when?" } });
        await house.AdvanceAsync(TimeSpan.FromDays(1));
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        DueOf(play).ShouldBe(new DateTimeOffset(2026, 2, 11, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public async Task P1_Asked_IsLateAsIfNobodyHadBeenAsked()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync(Bodies.Alert(), CaseKind.Concern);

        await house.AdvanceAsync(TimeSpan.FromHours(25));

        play.State.Stage.ShouldBe(Stage.AwaitingInformation);
        play.State.Escalations.Count.ShouldBe(1);
        (await play.StatusAsync(Callers.Triage)).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.Late.ShouldBeTrue(), waiting => waiting.Due.ShouldBe(CaseHouse.Start.AddHours(24)));
    }

    [Fact]
    public async Task P1_Answered_KeepsItsFirstDueTime()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync(Bodies.Alert(), CaseKind.Concern);
        await house.AdvanceAsync(TimeSpan.FromHours(20));

        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        DueOf(play).ShouldBe(CaseHouse.Start.AddHours(24));
    }

    [Fact]
    public async Task Reviewed_AndNoAction_AreMeasuredApart()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        play.State.Triage.ShouldSatisfyAllConditions(triage => triage.ReviewedAt.ShouldBeNull(), triage => triage.LastActionAt.ShouldBeNull());

        await house.AdvanceAsync(TimeSpan.FromHours(1));
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, Bodies.For(DecisionNames.RequestInformation, play.State));
        var asked = house.Time.Now;
        play.State.Triage.ShouldSatisfyAllConditions(triage => triage.ReviewedAt.ShouldBeNull("asking is no review"), triage => triage.LastActionAt.ShouldBe(asked));

        await house.AdvanceAsync(TimeSpan.FromDays(30));
        foreach (var decision in new[] { DecisionNames.Assign, DecisionNames.Hold, DecisionNames.Resume, DecisionNames.Escalate })
        {
            await play.DecideAsync(Callers.Manager, decision, Bodies.For(decision, play.State));
        }

        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "a comment" });
        play.State.Triage.LastActionAt.ShouldBe(asked, "none of these is substantive");

        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, Bodies.For(DecisionNames.SetPriority, play.State));
        play.State.Triage.LastActionAt.ShouldBe(house.Time.Now);
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, Bodies.For(DecisionNames.RecordAction, play.State));
        play.State.Triage.ReviewedAt.ShouldBe(house.Time.Now);
    }

    private static DateTimeOffset DueOf(CasePlay play) =>
        StageClocks.Of(play.State, play.Policy).Single(clock => clock is { Name: "triage", AtEnd: TickKind.Escalate }).Due.At;
}
