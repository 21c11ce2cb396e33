using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>The morning page names everything that needs a hand, and nothing else.</summary>
public sealed class MorningTests
{
    [Fact]
    public async Task Page_AllIsWell_NeedsNoHandAndSaysNeverOfWhatNeverWas()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync();
        await house.ClosedAsync();

        var page = await ReadAsync(house);

        page.ShouldSatisfyAllConditions(
            p => p.NeedsAHand.ShouldBeEmpty(),
            p => p.Day.ShouldBe(new DateOnly(2026, 2, 2)),
            p => p.Arrivals.Count.ShouldBe(2),
            p => p.Late.Total.ShouldBe(0),
            p => p.Stuck.Total.ShouldBe(0),
            p => p.Away.ShouldBeEmpty(),
            p => p.ProcessesUnknown.ShouldBeNull(),
            p => p.Verifications.Record.ShouldBeNull(),
            p => p.Verifications.Checkpoint.ShouldBeNull());
    }

    // https://www.gov.uk/bank-holidays: Good Friday 3 April 2026, Easter Monday 6 April 2026. Clocks in London go forward on 29 March 2026.
    [Theory]
    [InlineData("2026-02-03T09:00:00Z", "2026-02-02T00:00:00Z", "2026-02-04")]
    [InlineData("2026-02-02T09:00:00Z", "2026-01-30T00:00:00Z", "2026-02-03")]
    [InlineData("2026-02-08T09:00:00Z", "2026-02-06T00:00:00Z", "2026-02-09")]
    [InlineData("2026-04-07T09:00:00Z", "2026-04-01T23:00:00Z", "2026-04-08")]
    [InlineData("2026-04-02T09:00:00Z", "2026-03-31T23:00:00Z", "2026-04-07")]
    public async Task Page_AnyDay_CountsFromTheStartOfTheLastWorkingDayToTheNext(string now, string since, string next)
    {
        using var house = new CaseHouse(start: DateTimeOffset.Parse(now, null));

        var page = await ReadAsync(house);

        page.Arrivals.Since.ShouldBe(DateTimeOffset.Parse(since, null));
        page.NextWorkingDay.ShouldBe(DateOnly.Parse(next, null));
    }

    [Fact]
    public async Task Page_P1s_AreThoseThatNobodyReviewedTheOldestFirst()
    {
        using var house = new CaseHouse();
        var reviewed = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        await reviewed.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "other", text = "Called the home." });
        var first = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        await house.AdvanceAsync(TimeSpan.FromHours(1));
        var second = await house.InAwaitingInformationAsync(Bodies.Alert(), CaseKind.Concern);

        var page = await ReadAsync(house);

        page.UnreviewedP1.Items.Select(row => row.CaseId).ShouldBe([first.Id, second.Id]);
        page.NeedsAHand.ShouldBe(["2 P1 not reviewed"]);
    }

    [Fact]
    public async Task Page_LateCase_IsNamedWithItsStageAndOwner()
    {
        using var house = new CaseHouse();
        var late = await house.InTriageAsync();
        var held = await house.InTriageAsync();
        await late.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-2" });
        await held.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-06-01", reason = "a court decides first" });
        await house.AdvanceAsync(TimeSpan.FromDays(20));

        var page = await ReadAsync(house);

        page.Late.Items.Single().ShouldSatisfyAllConditions(
            row => row.CaseId.ShouldBe(late.Id), row => row.Stage.ShouldBe(Stage.Triage), row => row.Assignee.ShouldBe("triage-2"), row => row.Due.ShouldNotBeNull());
        page.LateByStage.ShouldBe(new Dictionary<string, int> { ["triage"] = 1 });
        page.NeedsAHand.ShouldBe(["1 late"]);
    }

    [Fact]
    public async Task Page_StuckCase_SaysWhyAndTheCallThatReleasesIt()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Appraise] = "risk-table-broken";
        var play = await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromMinutes(1);

        var page = await ReadAsync(house);

        page.Stuck.Items.Single().ShouldSatisfyAllConditions(
            stuck => stuck.Code.ShouldBe(StuckCode.Parked),
            stuck => stuck.Reason.ShouldBe("appraise: risk-table-broken"),
            stuck => stuck.Release.ShouldBe($"POST /api/operations/cases/{play.Id}/release"));
        page.StuckByCode.ShouldBe(new Dictionary<string, int> { ["parked"] = 1 });
        page.NeedsAHand.ShouldBe(["1 stuck"]);
    }

    [Fact]
    public async Task Page_DeadLetter_IsNamedWithTheCallsThatSettleIt()
    {
        using var house = new CaseHouse();
        house.Queue.GiveUp(Queues.Submissions, new OutgoingMessage { MessageId = "m", Body = "{}", Subject = "submission" }, "unreadable", house.Time.Now);

        var page = await ReadAsync(house);

        page.DeadLetters.Items.Single().ShouldSatisfyAllConditions(
            letter => letter.Reason.ShouldBe("unreadable"),
            letter => letter.Replay.ShouldBe("POST /api/operations/dead-letters/submissions/1/replay"),
            letter => letter.Discard.ShouldBe("POST /api/operations/dead-letters/submissions/1/discard"));
        page.NeedsAHand.ShouldBe(["1 dead letters"]);
    }

    [Fact]
    public async Task Page_Holds_AreThoseThatEndTodayAndByTheNextWorkingDay()
    {
        // A Friday: the next working day is Monday.
        using var house = new CaseHouse(start: new DateTimeOffset(2026, 2, 6, 8, 0, 0, TimeSpan.Zero));
        var ends = new Dictionary<string, CasePlay>();
        foreach (var until in (string[])["2026-02-06", "2026-02-07", "2026-02-09", "2026-02-10"])
        {
            ends[until] = await house.InTriageAsync();
            await ends[until].DecideAsync(Callers.Manager, DecisionNames.Hold, new { until, reason = "a court decides first" });
        }

        var page = await ReadAsync(house);

        page.HoldsEndingToday.Select(hold => hold.CaseId).ShouldBe([ends["2026-02-06"].Id]);
        page.HoldsEndingNext.Select(hold => hold.CaseId).ShouldBe([ends["2026-02-07"].Id, ends["2026-02-09"].Id]);
        page.NeedsAHand.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-02-02", null, "triage-2", 0)]
    [InlineData("2026-02-02", "2026-02-02", null, 1)]
    [InlineData("2026-02-01", null, null, -1)]
    public async Task Page_PersonAway_IsNamedWithCasesAndTheDeputyWhoIsThere(string awayUntil, string? deputyAwayUntil, string? deputy, int hands)
    {
        using var house = new CaseHouse(policy: shipped => shipped.Staffed(people => [.. people.Select(person => person.User switch
        {
            "triage-1" => person with { AwayUntil = DateOnly.Parse(awayUntil, null), Deputy = "triage-2" },
            "triage-2" => person with { AwayUntil = deputyAwayUntil is null ? null : DateOnly.Parse(deputyAwayUntil, null), Deputy = null },
            _ => person,
        })]));
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-1" });

        var page = await ReadAsync(house);

        if (hands < 0)
        {
            page.Away.ShouldBeEmpty("the last day away is over");
            return;
        }

        page.Away.First(absence => absence.User == "triage-1").ShouldSatisfyAllConditions(
            absence => absence.Cases.ShouldBe(1), absence => absence.Deputy.ShouldBe(deputy), absence => absence.Until.ShouldBe(new DateOnly(2026, 2, 2)));
        page.NeedsAHand.Count.ShouldBe(hands);
    }

    [Fact]
    public async Task Page_AfterTheCalendarEnds_CountsProvisionalDeadlines()
    {
        using var house = new CaseHouse();
        var end = house.Policies.Clocks.Calendars.KnownUntil;
        house.Time.Now = new DateTimeOffset(end.AddDays(-3), new TimeOnly(10, 0), TimeSpan.Zero);
        await house.InTriageAsync(Bodies.Changes());

        var page = await ReadAsync(house);

        page.Calendar.ShouldBe(new MorningCalendar(end, 3, EndsSoon: true, ProvisionalDeadlines: 1));
        page.NeedsAHand.ShouldBe(["bank holidays are known for 3 more days"]);
    }

    [Fact]
    public async Task Page_Verifications_AreTheLastOnesWithWhatTheyFound()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync();
        await house.Get<NightlyCheck>().RunAsync(CancellationToken.None);
        (await ReadAsync(house)).ShouldSatisfyAllConditions(
            page => page.Verifications.Checkpoint!.Intact.ShouldBeTrue(), page => page.Verifications.Record.ShouldBeNull(), page => page.NeedsAHand.ShouldBeEmpty());
        house.Store.Tamper(play.Id, 2, commit => commit with { Payload = "no commit" });
        house.Store.DropSnapshots();

        house.Time.Now += TimeSpan.FromDays(1);
        await VerifyAsync(house);

        var broken = await ReadAsync(house);
        broken.Verifications.Record!.ShouldSatisfyAllConditions(
            record => record.At.ShouldBe(house.Time.Now), record => record.Intact.ShouldBeFalse(), record => record.Broken[0].CaseId.ShouldBe(play.Id));
        broken.Stuck.Items.Single().ShouldSatisfyAllConditions(
            stuck => stuck.CaseId.ShouldBe(play.Id), stuck => stuck.Code.ShouldBe(StuckCode.RecordBroken), stuck => stuck.Stage.ShouldBe(Stage.Closed));
        broken.NeedsAHand.ShouldBe(["1 stuck", "1 broken at the last verification"]);
    }

    [Fact]
    public async Task Page_ProcessesCannotBeAsked_SaysSoAndGuessesNothing()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        await house.SubmitAsync(Bodies.Injury());
        await house.SettleAsync();
        house.Time.Now += TimeSpan.FromMinutes(6);

        var offline = await house.Get<MorningReader>().ReadAsync(new UnaskedProcesses(), "not asked", CancellationToken.None);
        house.Processes.Silent = true;
        var silent = await ReadAsync(house);

        offline.ProcessesUnknown.ShouldBe("not asked");
        offline.StuckByCode.ShouldBe(new Dictionary<string, int> { ["behind"] = 1 }, "no-process would be a guess");
        silent.ProcessesUnknown.ShouldNotBeNull().ShouldContain("did not answer");
    }

    private static Task<MorningPage> ReadAsync(CaseHouse house) => house.Get<MorningReader>().ReadAsync(house.Processes, null, CancellationToken.None);

    private static async Task VerifyAsync(CaseHouse house) => await house.Get<VerificationLog>().AddAsync(
        Verification.Of(
            await house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None), await house.Get<CheckpointVerifier>().VerifyAsync(CancellationToken.None), house.Time.Now),
        CancellationToken.None);
}
