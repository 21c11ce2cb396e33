using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Tests.Oversight;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Documents;

/// <summary>Verdicts that come after the document: nobody has to ask for them.</summary>
public sealed class DocumentScanTests
{
    [Fact]
    public async Task Verdict_OfOneWhileAnotherWaits_IsRecordedAtOnce()
    {
        using var house = new CaseHouse();
        var (play, clean, slow) = await WithTwoAsync(house);

        house.Scanner.Verdicts[clean.Sha256] = ScanState.Clean;
        await house.AdvanceAsync(TimeSpan.FromMinutes(1));

        (ScanOf(play, clean), ScanOf(play, slow)).ShouldBe((ScanState.Clean, ScanState.Pending));
        Scans(play).ShouldAllBe(effect => effect.Status == EffectStatus.Open);
    }

    [Fact]
    public async Task Verdict_WhileTheEffectItselfIsTried_IsRecordedWhateverTheOthersWaitFor()
    {
        using var house = new CaseHouse();
        house.Scanner.Verdict = ScanState.Pending;
        var play = await house.InTriageAsync();
        house.Simulation.RunsProcesses = false;
        var clean = await AddAsync(play, "clean");
        var slow = await AddAsync(play, "slow");
        house.Scanner.Verdicts[clean.Sha256] = ScanState.Clean;
        var call = new EffectCall(play.Id, 1, Effects.Scan, Scans(play)[0].Key);

        await Should.ThrowAsync<StoreUnavailableException>(() => house.Simulation.RunAsync(call), "it is to be tried again");

        (ScanOf(play, clean), ScanOf(play, slow)).ShouldBe((ScanState.Clean, ScanState.Pending));
        Scans(play)[0].Status.ShouldBe(EffectStatus.Owed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25 * 60)]
    [InlineData(5 * 24 * 60)]
    public async Task Verdict_ThatComesLate_IsRecordedOnceWithoutAnybody(int minutes)
    {
        using var house = new CaseHouse();
        var (play, first, second) = await WithTwoAsync(house);
        await house.AdvanceAsync(TimeSpan.FromMinutes(minutes));

        house.Scanner.Verdict = ScanState.Clean;
        await house.AdvanceAsync(TimeSpan.FromHours(1));

        (ScanOf(play, first), ScanOf(play, second)).ShouldBe((ScanState.Clean, ScanState.Clean));
        Scans(play).ShouldAllBe(effect => effect.Status == EffectStatus.Done);
        play.Commits.SelectMany(commit => commit.Events).OfType<DocumentScanned>().Count().ShouldBe(2);
        play.Commits.SelectMany(commit => commit.Events).ShouldNotContain(happened => happened is EffectRetried);
    }

    [Fact]
    public async Task Rounds_WithoutAVerdict_LeaveNoCommit()
    {
        using var house = new CaseHouse();
        var (play, _, _) = await WithTwoAsync(house);
        var commits = play.Commits.Count;

        await house.AdvanceAsync(TimeSpan.FromHours(8));

        play.Commits.Skip(commits).ShouldNotContain(commit => commit.Cause == "effect:scan");
        (await house.StuckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Verdict_WhileTheCaseIsHeld_IsRecordedAllTheSame()
    {
        using var house = new CaseHouse();
        var (play, first, _) = await WithTwoAsync(house);
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = house.Time.Now.AddDays(10), reason = "waits for a court" });

        house.Scanner.Verdict = ScanState.Infected;
        await house.AdvanceAsync(TimeSpan.FromMinutes(5));

        ScanOf(play, first).ShouldBe(ScanState.Infected);
        play.State.Hold.ShouldNotBeNull();
    }

    [Fact]
    public async Task Scanner_ThatCannotBeAskedAboutOne_StillGivesTheOthersTheirVerdict()
    {
        using var house = new CaseHouse();
        var (play, lost, clean) = await WithTwoAsync(house);
        house.Scanner.Unreachable.Add(lost.Sha256);

        house.Scanner.Verdict = ScanState.Clean;
        await house.AdvanceAsync(TimeSpan.FromMinutes(5));

        (ScanOf(play, lost), ScanOf(play, clean)).ShouldBe((ScanState.Pending, ScanState.Clean));
        house.Log.Lines.ShouldContain(line => line.Text.Contains(lost.DocumentId));
    }

    [Fact]
    public async Task Document_ThatCannotBeScanned_IsTheEndOfTheEffectAndStaysInQuarantine()
    {
        using var house = new CaseHouse();
        var (play, archive, clean) = await WithTwoAsync(house);

        house.Scanner.Verdict = ScanState.Clean;
        house.Scanner.Verdicts[archive.Sha256] = ScanState.Unscannable;
        await house.AdvanceAsync(TimeSpan.FromDays(2));

        (ScanOf(play, archive), ScanOf(play, clean)).ShouldBe((ScanState.Unscannable, ScanState.Clean));
        Scans(play).ShouldAllBe(effect => effect.Status == EffectStatus.Done);
        play.State.Ticks.ShouldNotContain(tick => tick.Id.Contains(".scan."), "nothing is left to escalate");
        var opened = (await play.OpenAsync(Callers.Triage, "document"))!;
        var refused = await Should.ThrowAsync<InQuarantineException>(
            () => house.Get<DocumentDesk>().OpenAsync(opened, archive.DocumentId, CancellationToken.None));
        refused.ShouldSatisfyAllConditions(r => r.Scan.ShouldBe(ScanState.Unscannable), r => r.Message.ShouldContain("could not be scanned"));
    }

    /// <summary>Minutes after the effect gave up, and the round that comes next.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(5, 10)]
    [InlineData(12, 15)]
    [InlineData(23 * 60 + 59, 24 * 60)]
    [InlineData(24 * 60, 25 * 60)]
    [InlineData(100 * 60 + 1, 101 * 60)]
    public async Task Round_AfterThatLong_ComesInGrowingPauses(int age, int next)
    {
        using var house = new CaseHouse();
        var (play, _, _) = await WithTwoAsync(house);
        var since = Scans(play)[0].Since;

        ScanRounds.Next(play.State, since.AddMinutes(age)).ShouldNotBeNull().At.ShouldBe(since.AddMinutes(next));
    }

    [Fact]
    public async Task Round_NoDocumentWaits_IsNone()
    {
        using var house = new CaseHouse();
        var (play, _, _) = await WithTwoAsync(house);
        house.Scanner.Verdict = ScanState.Clean;
        await house.AdvanceAsync(TimeSpan.FromMinutes(1));

        ScanRounds.Next(play.State, house.Time.Now).ShouldBeNull();
    }

    /// <summary>In triage, with two documents that the scanner said nothing about.</summary>
    private static async Task<(CasePlay Play, CaseDocument First, CaseDocument Second)> WithTwoAsync(CaseHouse house)
    {
        house.Scanner.Verdict = ScanState.Pending;
        var play = await house.InTriageAsync();
        var first = await AddAsync(play, "first");
        var second = await AddAsync(play, "second");
        await house.SettleAsync();
        Scans(play).Select(effect => effect.Status).ShouldBe([EffectStatus.Open, EffectStatus.Open]);
        return (play, first, second);
    }

    private static async Task<CaseDocument> AddAsync(CasePlay play, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var upload = new DocumentUpload { Caller = Callers.Triage, CaseId = play.Id.Value, Name = $"{content}.pdf" };
        return (await play.House.Get<DocumentDesk>().AddAsync(upload, stream, CancellationToken.None)).ShouldBeOfType<DocumentResult.Added>().Document;
    }

    private static ScanState ScanOf(CasePlay play, CaseDocument document) =>
        play.State.Documents.Single(candidate => candidate.DocumentId == document.DocumentId).Scan;

    private static List<Effect> Scans(CasePlay play) => [.. play.State.Effects.Where(effect => effect.Name == Effects.Scan)];
}
