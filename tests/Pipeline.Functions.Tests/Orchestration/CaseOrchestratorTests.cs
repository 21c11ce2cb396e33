using Microsoft.DurableTask;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Orchestration.Activities;

namespace Pipeline.Functions.Tests.Orchestration;

public sealed class CaseOrchestratorTests
{
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
    private static readonly DateTimeOffset Ten = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly ScriptedContext _context = new(new CaseRun(Case, 1, Heard: 1));

    [Fact]
    public void Process_OfANewCase_AppraisesAndWaits()
    {
        _context.Reads(Owing(1, Effects.Appraise), At(2, Stage.Triage, version: 2, Ten));
        _context.Reports(Effects.Appraise, () => new EffectReport(EffectEnd.Done));

        var run = Start();

        _context.Calls.ShouldBe(["ReadPosition 1", "appraise", "ReadPosition 1", "wait nudge", "timer 10:00:00"]);
        _context.Status.ShouldBe(new CaseRunStatus(2, Stage.Triage));
        run.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Nudge_AfterTheStageChanged_ContinuesAsNewWithWhatWasHeard()
    {
        _context.Reads(Owing(1, Effects.Appraise), At(2, Stage.Triage, version: 2, Ten));
        _context.Reports(Effects.Appraise, () => new EffectReport(EffectEnd.Done));
        var run = Start();

        _context.Raise("""{"version":4}""");
        await run;

        _context.ContinuedWith.ShouldBe(new CaseRun(Case, 1, Heard: 4));
        _context.IsWaitingForNudge.ShouldBeFalse();
        _context.OpenTimers.ShouldBeEmpty();
    }

    [Fact]
    public void Nudge_WithinAStage_CancelsTheTimerAndReadsAtLeastThatVersion()
    {
        _context.Reads(At(2, Stage.Assessment, version: 5, Ten), At(2, Stage.Assessment, version: 7, Ten.AddHours(1)));
        Start();

        _context.Raise("""{"version":7}""");

        _context.Calls.ShouldBe(["ReadPosition 1", "wait nudge", "timer 10:00:00", "ReadPosition 7", "wait nudge", "timer 11:00:00"]);
        _context.OpenTimers.ShouldHaveSingleItem();
    }

    [Fact]
    public void Nudge_Doubled_ReadsTwiceAndChangesNothing()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 7, Ten), At(2, Stage.Triage, version: 7, Ten));
        Start();

        _context.Raise("""{"version":7}""");
        _context.Raise("""{"version":6}""");

        _context.Calls.Where(call => call.StartsWith("ReadPosition", StringComparison.Ordinal)).ShouldBe(["ReadPosition 1", "ReadPosition 7", "ReadPosition 7"]);
        _context.IsWaitingForNudge.ShouldBeTrue();
    }

    [Fact]
    public void Nudge_LostOnTheWay_IsMadeUpForByTheTick()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 9, Ten.AddHours(2)));
        Start();

        _context.FireTimer();

        _context.Calls.ShouldBe(
            ["ReadPosition 1", "wait nudge", "timer 10:00:00", $"RecordTick {TickId(Ten)}", "ReadPosition 1", "timer 12:00:00"]);
    }

    [Fact]
    public void Nudge_RaisedWhileAnEffectRan_WakesAtOnce()
    {
        _context.Reads(Owing(1, Effects.OpenWorkspace), At(1, Stage.Assessment, version: 2, Ten), At(1, Stage.Assessment, version: 8, Ten));
        _context.Reports(Effects.OpenWorkspace, () =>
        {
            _context.Raise("""{"version":8}""");
            return new EffectReport(EffectEnd.Done);
        });

        Start();

        _context.Calls.ShouldBe(
            ["ReadPosition 1", "open-workspace", "ReadPosition 1", "wait nudge", "timer 10:00:00", "ReadPosition 8", "wait nudge", "timer 10:00:00"]);
        _context.OpenTimers.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"now\"")]
    [InlineData("""{"version":"9"}""")]
    [InlineData("""{"version":99999999999}""")]
    public void Nudge_WithoutAVersion_OnlyWakes(string payload)
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 5, Ten));
        Start();

        _context.Raise(payload);

        _context.Calls.Count(call => call == "ReadPosition 1").ShouldBe(2);
    }

    [Fact]
    public void Nudge_WithoutAPayload_OnlyWakes()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 5, Ten));
        Start();

        _context.Raise(default(System.Text.Json.JsonElement));

        _context.Calls.Count(call => call == "ReadPosition 1").ShouldBe(2);
    }

    [Fact]
    public void Tick_Fired_IsRecordedWithTheSameWaiterOpen()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 6, Ten.AddHours(1)));
        Start();

        _context.FireTimer();

        _context.Calls.Count(call => call == "wait nudge").ShouldBe(1);
        _context.IsWaitingForNudge.ShouldBeTrue();
    }

    [Fact]
    public void Tick_NotRecordedAtItsTime_IsTriedAgainLaterAndNotAtOnce()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), At(2, Stage.Triage, version: 5, Ten));
        Start();

        _context.FireTimer();

        _context.Calls[^1].ShouldBe("timer 10:00:10");
    }

    [Fact]
    public void Position_WithoutATick_WaitsForTheNudgeAlone()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, tick: null));

        var run = Start();

        _context.Calls.ShouldBe(["ReadPosition 1", "wait nudge"]);
        run.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(PositionStatus.Superseded)]
    [InlineData(PositionStatus.Finished)]
    public async Task Position_NotItsOwnAnyMore_EndsTheProcess(PositionStatus status)
    {
        _context.Reads(new Position { Status = status, Version = 9, Stage = Stage.Closed });

        await Start();

        _context.Calls.ShouldBe(["ReadPosition 1"]);
        _context.ContinuedWith.ShouldBeNull();
    }

    [Fact]
    public async Task Process_ThatEndsWhileATimerRan_LeavesNoTimerOpen()
    {
        _context.Reads(At(2, Stage.Triage, version: 5, Ten), new Position { Status = PositionStatus.Finished, Version = 6, Stage = Stage.Closed });
        var run = Start();

        _context.Raise("""{"version":6}""");
        await run;

        _context.OpenTimers.ShouldBeEmpty();
    }

    [Fact]
    public void Record_BehindWhatWasHeard_IsReadAgainUntilItIsThere()
    {
        _context.Reads(Behind, Behind, At(2, Stage.Triage, version: 5, tick: null));
        Start();

        _context.FireTimer();
        _context.FireTimer();

        _context.Calls.ShouldBe(["ReadPosition 1", "timer 09:00:01", "ReadPosition 1", "timer 09:00:03", "ReadPosition 1", "wait nudge"]);
    }

    [Fact]
    public async Task Record_BehindForTooLong_EndsTheProcessForTheSweepToFind()
    {
        var run = Start(Behind);
        foreach (var _ in CaseOrchestrator.BehindPauses)
        {
            _context.Reads(Behind);
            _context.FireTimer();
        }

        await run;

        _context.Calls.Count(call => call == "ReadPosition 1").ShouldBe(1 + CaseOrchestrator.BehindPauses.Count);
        (_context.Now - new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Effect_ThatFailsAtEveryAttempt_IsParkedAndTheOthersWait()
    {
        _context.Reads(Owing(1, Effects.BuildDraft, Effects.Scan), At(1, Stage.Drafting, version: 3, tick: null));
        _context.Reports(Effects.BuildDraft, () => throw new TaskFailedException(
            Effects.BuildDraft, 1, new TaskFailureDetails("System.InvalidOperationException", "words that must not reach the record", null, null, null)));

        Start();

        _context.Calls.ShouldBe(["ReadPosition 1", "build-draft", "ParkEffect build-draft failed-repeatedly", "ReadPosition 1", "wait nudge"]);
    }

    [Fact]
    public void Effect_ThatCanNeverBePerformed_IsParkedWithItsReason()
    {
        _context.Reads(Owing(1, Effects.Publish), At(1, Stage.Publication, version: 3, tick: null));
        _context.Reports(Effects.Publish, () => EffectReport.Failed("commit-too-large"));

        Start();

        _context.Calls.ShouldContain("ParkEffect publish commit-too-large");
    }

    [Fact]
    public async Task Effect_ThatIsNotItsOwnAnyMore_LeavesTheOthersToTheNextReading()
    {
        _context.Reads(Owing(1, Effects.BuildDraft, Effects.Scan), new Position { Status = PositionStatus.Superseded });
        _context.Reports(Effects.BuildDraft, () => new EffectReport(EffectEnd.NotMine));

        await Start();

        _context.Calls.ShouldBe(["ReadPosition 1", "build-draft", "ReadPosition 1"]);
    }

    [Fact]
    public async Task Process_AfterTwentyWakeUps_ContinuesAsNew()
    {
        for (var turn = 0; turn < CaseOrchestrator.MaxTurns; turn++)
        {
            _context.Reads(At(2, Stage.Assessment, version: 5, Ten));
        }

        var run = Start();
        for (var nudge = 1; nudge <= CaseOrchestrator.MaxTurns; nudge++)
        {
            run.IsCompleted.ShouldBeFalse();
            _context.Raise($$"""{"version":{{nudge}}}""");
        }

        await run;
        _context.ContinuedWith.ShouldBe(new CaseRun(Case, 1, Heard: CaseOrchestrator.MaxTurns));
        _context.OpenTimers.ShouldBeEmpty();
    }

    [Fact]
    public void RetryPolicies_AreBoundedByWhatTheirCommentsSay()
    {
        Span(RetryPolicies.Effect).ShouldBe(TimeSpan.FromSeconds(183));
        Span(RetryPolicies.Scan).ShouldBe(TimeSpan.FromSeconds(51));
        Span(RetryPolicies.Record).ShouldBeInRange(TimeSpan.FromHours(7.5), TimeSpan.FromHours(8));
    }

    private static Position Behind => new() { Status = PositionStatus.Behind };

    private static Position At(int entry, Stage stage, int version, DateTimeOffset? tick) => new()
    {
        Status = PositionStatus.Current,
        Version = version,
        Stage = stage,
        StageEntry = entry,
        NextTick = tick is { } at ? new Tick(TickId(at), TickKind.Remind, 0, at) : null,
    };

    private static Position Owing(int entry, params string[] effects) => new()
    {
        Status = PositionStatus.Current,
        Version = 1,
        Stage = Stage.Received,
        StageEntry = entry,
        Activities = [.. effects.Select(effect => new OwedActivity(effect, $"{Case}:{entry}:{effect}"))],
        NextTick = new Tick("of-a-state-that-the-effects-change", TickKind.Remind, 0, Ten.AddDays(-1)),
    };

    private static string TickId(DateTimeOffset at) => $"2.triage.remind.0.{at:yyyyMMddTHHmmss}";

    private static TimeSpan Span(TaskOptions options)
    {
        var policy = options.Retry!.Policy!;
        var pauses = Enumerable.Range(0, policy.MaxNumberOfAttempts - 1)
            .Select(n => Math.Min(policy.FirstRetryInterval.TotalSeconds * Math.Pow(policy.BackoffCoefficient, n), policy.MaxRetryInterval.TotalSeconds));
        return TimeSpan.FromSeconds(pauses.Sum());
    }

    private Task Start(params ReadOnlySpan<Position> positions)
    {
        _context.Reads(positions);
        return CaseOrchestrator.RunAsync(_context);
    }
}
