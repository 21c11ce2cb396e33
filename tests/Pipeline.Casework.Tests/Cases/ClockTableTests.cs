using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Policies;
using static Pipeline.Casework.Tests.Time.Calendar;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What pauses, moves and ends the clocks of a case, as tables. Every case is received on Monday 2 February 2026 at 10:00 where nothing else is said.</summary>
public sealed class ClockTableTests
{
    // Asked at once and answered after so many days; due by the priority's service level, later by the ends of working days that lay in the wait.
    [Theory]
    [InlineData("P1", 1, "2026-02-03 10:00:00")] // never pauses
    [InlineData("P2", 0, "2026-02-04 23:59:59")]
    [InlineData("P2", 1, "2026-02-04 23:59:59")] // the end of the day of the event never counts
    [InlineData("P2", 2, "2026-02-05 23:59:59")]
    [InlineData("P3", 3, "2026-02-11 23:59:59")]
    [InlineData("P3", 6, "2026-02-13 23:59:59")] // Tuesday to Friday; the weekend does not count
    [InlineData("P4", 4, "2026-02-19 23:59:59")]
    public async Task Triage_WhileInformationIsAwaited_PausesAndGoesOnAndNeverRestarts(string priority, int days, string due)
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority, reason = "as we see it" });
        await house.AdvanceAsync(TimeSpan.FromDays(days));
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        DueOf(play).ShouldBe(new Deadline(Utc(due), Provisional: false));
        play.State.Triage.ClockStartedAt.ShouldBe(CaseHouse.Start);
    }

    [Fact]
    public async Task Triage_AskedTwiceAndOnceUnanswered_PausesForBothAndSaysThatTheAnswerFailedToCome()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P4", reason = "as we see it" });
        await house.AdvanceAsync(TimeSpan.FromDays(2));
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, Bodies.For(DecisionNames.RequestInformation, play.State));

        await house.AdvanceAsync(TimeSpan.FromDays(20));

        // Ten working days from 2 February end on the 16th; the end of Tuesday 3 lay in the first wait, six from
        // Wednesday 4 to Wednesday 11 in the second.
        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Triage.InformationExpired.ShouldBeTrue();
        DueOf(play).At.ShouldBe(Utc("2026-02-25 23:59:59"));
    }

    [Theory]
    [InlineData("2026-02-02T18:00:00Z", "2026-02-09 23:59:59")] // within the day of the event
    [InlineData("2026-02-03T18:00:00Z", "2026-02-09 23:59:59")]
    [InlineData("2026-02-04T09:00:00Z", "2026-02-10 23:59:59")]
    [InlineData("2026-02-09T09:00:00Z", "2026-02-13 23:59:59")] // the ends of Tuesday to Friday, no weekend
    public async Task Hold_ThatEndedByItself_MovesTheDueTimeByWhatWasHeldAndIsFlagged(string until, string due)
    {
        using var house = new CaseHouse();
        var play = await InTriageAsync(house, "P3");
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until, reason = "the police asked us to wait" });
        await house.AdvanceToAsync(DateTimeOffset.Parse(until, null));

        DueOf(play).At.ShouldBe(Utc(due));
        play.State.HoldEndedAt.ShouldBe(house.Time.Now);
        (await play.ViewAsync(Callers.Triage)).Clocks.HoldEndedAt.ShouldBe(house.Time.Now);
    }

    // The rule is ceil(n / 2) and ceil(0.8 n) at 09:00 London; no bank holiday lies in these weeks, so every weekday counts.
    [Fact]
    public void Reminders_OfAnyNumberOfWorkingDays_AreAtNineOnTheDaysTheRuleNames()
    {
        for (var days = 1; days <= 40; days++)
        {
            var weekdays = Enumerable.Range(1, 80).Select(day => new DateOnly(2026, 1, 5).AddDays(day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
            DateTimeOffset[] expected =
            [
                .. new[] { (int)Math.Ceiling(days / 2m), (int)Math.Ceiling(days * 0.8m) }.Distinct().Select(count => new DateTimeOffset(weekdays[count - 1], new TimeOnly(9, 0), TimeSpan.Zero)),
            ];

            UkClocks.Reminders(Utc("2026-01-05 12:00:00"), new ClockSpan(days, ClockUnit.WorkingDays), Nation.England).ShouldBe(expected, $"{days} working days");
        }
    }

    [Fact]
    public async Task Calendar_ThatArrives_RecomputesWhatWasProvisionalForEverybody()
    {
        // From Wednesday 29 December 2027 five working days end in 2028, of which the shipped calendars know nothing yet. 1 January 2028 is a Saturday.
        using var house = new CaseHouse(start: Utc("2027-12-29 10:00:00"));
        var play = await InTriageAsync(house, "P3");
        DueOf(play).ShouldBe(new Deadline(Utc("2028-01-05 23:59:59"), Provisional: true), "weekdays only");
        (await play.StatusAsync(Callers.Triage)).WaitingFor!.Provisional.ShouldBe(true);
        (await play.StatusAsync(Callers.SubmitterOf(play.Id))).WaitingFor!.Provisional.ShouldBe(true);

        using var folder = new PolicyFolder().Changing(
            "calendars/england-and-wales.json",
            """{ "date": "2027-12-28", "title": "Boxing Day", "substitute": true }""",
            """{ "date": "2027-12-28", "title": "Boxing Day", "substitute": true }, { "date": "2028-01-03", "title": "New Year's Day", "substitute": true }""");
        house.Restart(PolicyCatalog.Load(folder.Path));

        DueOf(play).ShouldBe(new Deadline(Utc("2028-01-06 23:59:59"), Provisional: false));
        (await play.StatusAsync(Callers.Triage)).WaitingFor!.Provisional.ShouldBeNull();
        await house.AdvanceToAsync(Utc("2028-01-06 23:59:59"));
        play.Commits.SelectMany(commit => commit.Events).OfType<TickRecorded>().Select(tick => (tick.Kind, tick.DueAt)).ShouldBe(
        [
            (TickKind.Remind, Utc("2028-01-04 09:00:00")), (TickKind.Remind, Utc("2028-01-05 09:00:00")), (TickKind.Escalate, Utc("2028-01-06 23:59:59")),
        ]);
    }

    [Fact]
    public async Task ExpectedPublication_IsTheSameForStaffAndProviderAndMovedByNoHold()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        var expected = (await play.StatusAsync(Callers.Inspector)).ExpectedPublication;

        // 50 working days from Monday 2 February; 3 and 6 April are Good Friday and Easter Monday.
        expected.ShouldBe(new ExpectedPublication(new DateOnly(2026, 4, 15), "50 working-days from the last visit on 2026-02-02"));
        (await play.StatusAsync(Callers.Provider)).ExpectedPublication.ShouldBe(expected);

        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-02-20T10:00:00Z", reason = "the police asked us to wait" });
        (await play.StatusAsync(Callers.Provider)).ExpectedPublication.ShouldBe(expected);
        await house.AdvanceToAsync(Utc("2026-02-20 10:00:00"));
        play.State.Held.ShouldHaveSingleItem();
        (await play.StatusAsync(Callers.Provider)).ExpectedPublication.ShouldBe(expected, "a hold stops the stage's clock only");
        (await play.ViewAsync(Callers.Inspector)).Clocks.Publication!.Due.ShouldBe(Utc("2026-04-15 22:59:59"));
    }

    [Theory]
    [MemberData(nameof(DecisionTableTests.Stages), MemberType = typeof(DecisionTableTests))]
    public async Task ReviewClocks_OfEveryDecisionOfTheStage_EndOnlyByWhatTheProcessNames(Stage stage)
    {
        foreach (var decision in ProcessTable.Decisions(stage))
        {
            using var house = new CaseHouse();
            var play = await house.InAsync(stage);
            house.Time.Now += TimeSpan.FromMinutes(1);

            await play.AskAsync(Callers.In(ProcessTable.Roles(stage, decision).First(), play.Id), decision, Bodies.For(decision, play.State));

            HistoryInvariants.ReviewClocks(HistoryStep.Of(play.Commits)).ShouldBeEmpty(decision);
        }
    }

    private static async Task<CasePlay> InTriageAsync(CaseHouse house, string priority)
    {
        var play = await house.InTriageAsync();
        return await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority, reason = "as we see it" });
    }

    private static Deadline DueOf(CasePlay play) => StageClocks.Of(play.State, play.Policy).Single(clock => clock.Name == "triage").Due;
}
