using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class StuckTests
{
    private static readonly Actor Operator = new("operations-1", Role.Operations);

    [Theory]
    [InlineData(Stage.Received, "effect:appraise", 0)]
    [InlineData(Stage.Triage, "tick:2.triage.remind.0", 1)]
    [InlineData(Stage.Publication, "effect:publish", 0)]
    [InlineData(Stage.Published, "tick:9.published.remind.0", 1)]
    [InlineData(Stage.Closed, null, 0)]
    public async Task Commit_SaysWhatIsOwedNextAndByWhen(Stage stage, string? what, int isLater)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);

        var owed = play.Commits[^1].Owed;

        if (what is null)
        {
            owed.ShouldBeNull();
        }
        else
        {
            owed!.What.ShouldStartWith(what);
            owed.By.CompareTo(house.Time.Now).ShouldBe(isLater);
        }

        house.Store.HeadsNow().Single(head => head.CaseId == play.Id).ShouldSatisfyAllConditions(
            head => head.Owed.ShouldBe(owed), head => head.Closed.ShouldBe(stage == Stage.Closed));
    }

    [Theory]
    [InlineData("effect:appraise", 5)]
    [InlineData("notice:ask", 5)]
    [InlineData("tick:x", 15)]
    [InlineData("process", 0)]
    [InlineData("parked", 0)]
    public void StuckAt_IsTheObligationAndItsGrace(string what, int minutes)
    {
        using var house = new CaseHouse();

        StuckFinder.StuckAt(new Owed(what, CaseHouse.Start), house.Policies.Current.Graces).ShouldBe(CaseHouse.Start.AddMinutes(minutes));
    }

    [Theory]
    [InlineData(true, StuckCode.Behind)]
    [InlineData(false, StuckCode.NoProcess)]
    public async Task Effect_NotDoneInFiveMinutes_IsStuckByWhetherAProcessLives(bool lives, StuckCode code)
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await house.SettleAsync();
        if (lives)
        {
            house.Processes.Start(play.Id, 1);
        }

        house.Time.Now = CaseHouse.Start.AddMinutes(5).AddTicks(-1);
        (await house.StuckAsync()).ShouldBeEmpty();
        house.Time.Now = CaseHouse.Start.AddMinutes(5);

        (await house.StuckAsync()).Single().ShouldSatisfyAllConditions(
            stuck => stuck.Code.ShouldBe(code),
            stuck => stuck.Since.ShouldBe(CaseHouse.Start),
            stuck => stuck.Owed!.What.ShouldBe("effect:appraise"),
            stuck => stuck.Release.ShouldBe($"POST /api/operations/cases/{play.Id}/release"));
    }

    [Fact]
    public async Task Notice_NotSentInFiveMinutes_IsBehind()
    {
        using var house = new CaseHouse();
        house.Simulation.SendsNotices = false;
        await house.InAwaitingInformationAsync();

        house.Time.Now += TimeSpan.FromMinutes(5);

        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.Behind);
    }

    [Fact]
    public async Task Notice_InTheDeadLetters_IsMessageDead()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Throws[Effects.Ask] = new PermanentFailureException("bad-template", "no words");
        await house.InAwaitingInformationAsync();

        house.Time.Now += TimeSpan.FromMinutes(5);

        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.MessageDead);
    }

    [Fact]
    public async Task Notice_ThatNeverWorks_BecomesAnOpenEffectAndParksNothing()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Throws[Effects.Ask] = new PermanentFailureException("bad-template", "no words");
        var play = await house.InAwaitingInformationAsync();
        for (var sweep = 0; sweep < 6; sweep++)
        {
            house.Time.Now += TimeSpan.FromMinutes(5);
            await house.SweepAsync();
        }

        play.State.ShouldSatisfyAllConditions(
            state => state.Parked.ShouldBeNull(),
            state => state.Generation.ShouldBe(1 + Releaser.MaxGenerations),
            state => state.Effects.Single(effect => effect.Name == Effects.Ask).Status.ShouldBe(EffectStatus.Open));
        (await play.StatusAsync(Callers.Triage)).WaitingFor.ShouldNotBeNull("the case goes on without the notice");
        house.Time.Now += TimeSpan.FromHours(1);
        (await house.StuckAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, StuckCode.ClockMissed)]
    [InlineData(false, StuckCode.NoProcess)]
    public async Task Tick_NotRecordedInFifteenMinutes_IsStuckByWhetherAProcessLives(bool lives, StuckCode code)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var tick = house.Simulation.TickOf(play.Id)!;
        house.Simulation.RunsProcesses = false;
        if (!lives)
        {
            house.Simulation.Purge(play.Id);
        }

        house.Time.Now = tick.At.AddMinutes(15).AddTicks(-1);
        (await house.StuckAsync()).ShouldBeEmpty();
        house.Time.Now = tick.At.AddMinutes(15);

        (await house.StuckAsync()).Single().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Hold_EndedAndNothingRecorded_IsHoldExpired()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-02-03T10:00:00Z", reason = "x" });

        house.Time.Now = CaseHouse.Start.AddDays(1).AddMinutes(15);

        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.HoldExpired);
    }

    [Fact]
    public async Task ParkedEffect_IsStuckAtOnceWithItsReasonAndTheSweepLeavesItToAPerson()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Appraise] = "risk-table-broken";
        var play = await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromTicks(1);

        (await house.StuckAsync()).Single().ShouldSatisfyAllConditions(
            stuck => stuck.Code.ShouldBe(StuckCode.Parked), stuck => stuck.Reason.ShouldBe("appraise: risk-table-broken"));
        var commits = play.Commits.Count;
        await house.SweepAsync();
        play.Commits.Count.ShouldBe(commits);

        house.Simulation.Fails.Clear();
        await house.Get<Releaser>().ReleaseAsync(play.Id, Operator, null, CancellationToken.None);
        await house.SettleAsync();
        play.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task OpenNotice_NeverParksTheCase()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Refuses[Effects.Acknowledge] = "no such mailbox";
        var play = await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromHours(1);

        (await house.StuckAsync()).ShouldBeEmpty();
        (await house.Worklist.FindAsync(play.Id, CancellationToken.None))!.OpenEffects.ShouldBe([Effects.Acknowledge]);
        house.NoticeSender.Refuses.Clear();
        await play.DecideAsync(Callers.Operations, DecisionNames.Retry, new { effect = Effects.Acknowledge });
        house.NoticeSender.Sent.Select(notice => notice.Effect).ShouldBe([Effects.Acknowledge]);
    }

    [Fact]
    public async Task BackendDoesNotAnswer_CaseIsStuckByWhatTheRecordShows()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = false;
        await house.SubmitAsync(Bodies.Injury());
        await house.SettleAsync();
        house.Time.Now += TimeSpan.FromMinutes(6);
        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.NoProcess);

        house.Processes.Silent = true;

        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.Behind);
    }

    [Theory]
    [InlineData("2026-02-02", 1)]
    [InlineData("2026-02-01", 0)]
    public async Task NobodyCanAct_EverybodyWithTheRoleAway_IsStuckUntilSomebodyIsBack(string awayUntil, int stuck)
    {
        using var house = new CaseHouse(policy: shipped => shipped.Staffed(people =>
            [.. people.Select(person => person.Roles.Contains(Role.Triage) ? person with { AwayUntil = DateOnly.Parse(awayUntil, null) } : person)]));
        var play = await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromSeconds(1);
        (await house.StuckAsync()).Count(found => found.Code == StuckCode.NobodyCanAct).ShouldBe(stuck);
        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-2" });
        (await house.StuckAsync()).Count(found => found.Code == StuckCode.NobodyCanAct).ShouldBe(stuck, "whoever is away cannot act, named or not");

        house.Time.Now += TimeSpan.FromDays(1);
        await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);

        (await house.StuckAsync()).ShouldNotContain(found => found.Code == StuckCode.NobodyCanAct);
    }

    [Fact]
    public async Task Position_StoreNotYetThere_IsBehind()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var reader = house.Get<PositionReader>();

        (await reader.ReadAsync(play.Id, 1, play.State.CommitVersion + 1, CancellationToken.None)).Status.ShouldBe(PositionStatus.Behind);
        (await reader.ReadAsync(CaseId.From(new byte[8]), 1, 0, CancellationToken.None)).Status.ShouldBe(PositionStatus.Behind);
        (await reader.ReadAsync(play.Id, 1, play.State.CommitVersion, CancellationToken.None)).ShouldSatisfyAllConditions(
            position => position.Status.ShouldBe(PositionStatus.Current), position => position.Activities.ShouldBeEmpty(), position => position.NextTick.ShouldNotBeNull());
    }

    [Fact]
    public async Task Scan_WithoutAVerdict_IsAnOpenEffectThatBlocksNothing()
    {
        using var house = new CaseHouse();
        house.Scanner.Verdict = Casework.Documents.ScanState.Pending;
        var play = await house.InTriageAsync();
        using var content = new MemoryStream([1, 2, 3]);
        await house.Get<Casework.Documents.DocumentDesk>().AddAsync(
            new Casework.Documents.DocumentUpload { Caller = Callers.Triage, CaseId = play.Id.Value, Name = "a.pdf" }, content, CancellationToken.None);
        await house.SettleAsync();

        play.State.Effects.Single(effect => effect.Name == Effects.Scan).Status.ShouldBe(EffectStatus.Open);
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        play.State.Stage.ShouldBe(Stage.Assessment);
        house.Scanner.Verdict = Casework.Documents.ScanState.Clean;
        await play.DecideAsync(Callers.Manager, DecisionNames.Retry, new { effect = Effects.Scan });
        play.State.Documents.Single().Scan.ShouldBe(Casework.Documents.ScanState.Clean);
    }

    [Fact]
    public async Task Scan_WithoutAVerdictForADay_IsEscalatedOnce()
    {
        using var house = new CaseHouse();
        house.Scanner.Verdict = Casework.Documents.ScanState.Pending;
        var play = await house.InAssessmentAsync();
        using var content = new MemoryStream([1, 2, 3]);
        await house.Get<Casework.Documents.DocumentDesk>().AddAsync(
            new Casework.Documents.DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = "a.pdf" }, content, CancellationToken.None);

        await house.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        play.State.Escalations.ShouldBeEmpty();
        await house.AdvanceAsync(TimeSpan.FromDays(3));

        play.State.Escalations.Single().To.ShouldBe("manager-1");
        play.State.Stage.ShouldBe(Stage.Assessment);
    }
}
