using System.IO.Compression;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>What was kept long enough goes, the record of what was done stays, and the chain with it.</summary>
public sealed class DisposalTests
{
    private const string Narrative = "Whoever reads this after its disposal has found a fault.";

    // The shipped policy: eight years unpublished, twenty published, three the identity of a reporter.
    [Fact]
    public async Task Closed_AfterItsYears_HasNeitherNarrativeNorDocumentAndTheChainIsWhole()
    {
        using var house = new CaseHouse();
        var play = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        var commits = play.Commits.Count;
        await RunAtAsync(house, CaseHouse.Start.AddYears(8).AddSeconds(-1));
        play.Commits.Count.ShouldBe(commits, "its time has not come");

        await RunAtAsync(house, CaseHouse.Start.AddYears(8));

        house.Store.Parts(play.Id).ShouldBeEmpty();
        (await house.Documents.OpenAsync(DocumentArea.Documents, play.Id, Sha(play), CancellationToken.None)).ShouldBeNull();
        house.NoticeSender.Sent.ShouldNotContain(notice => notice.CaseId == play.Id, "they hold addresses");
        play.Commits.Skip(commits).Select(commit => (commit.Cause, commit.By, commit.Events.Single().GetType())).ShouldBe(
            [("disposal", Actor.Process, typeof(DisposalBegun)), ("disposal", Actor.Process, typeof(DisposalDone))]);
        play.Commits[commits].Why.ShouldBe($"closed 8 years ago; policy {play.State.PolicyVersion} keeps it no longer");
        var begun = (DisposalBegun)play.Commits[commits].Events.Single();
        begun.Documents.ShouldBe(1);
        begun.Parts.Values.Sum().ShouldBeGreaterThan(0);
        (await VerifyAsync(house)).ShouldSatisfyAllConditions(report => report.Broken.ShouldBeEmpty(), report => report.Disposed.ShouldBe(begun.Parts.Values.Sum()));
    }

    [Fact]
    public async Task Closed_WithADocumentThatNeverEnteredTheRecord_IsDisposedOfItToo()
    {
        using var house = new CaseHouse();
        var play = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        using var content = new MemoryStream([1, 2, 3]);
        var stray = await house.Documents.PutAsync(DocumentArea.Documents, play.Id, content, 10, CancellationToken.None);

        await RunAtAsync(house, CaseHouse.Start.AddYears(8));

        (await house.Documents.OpenAsync(DocumentArea.Documents, play.Id, stray.Sha256, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Closed_AfterItsDisposal_IsShownAndFoundByNothingThatWasDisposedOf()
    {
        using var house = new CaseHouse();
        var play = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        var query = new WorklistQuery { AsOf = house.Time.Now, Stage = Stage.Closed, Text = "disposal fault" };
        (await house.Worklist.QueryAsync(query, CancellationToken.None)).Total.ShouldBe(1, "the test looks for something that is there before");

        await RunAtAsync(house, CaseHouse.Start.AddYears(8));

        var view = await play.ViewAsync(Callers.Triage);
        view.Documents.ShouldBeEmpty();
        view.Submission!.SubmittedBy!.Name.ShouldBe(CaseTexts.Disposed);
        (await house.Worklist.QueryAsync(query, CancellationToken.None)).Total.ShouldBe(0);
        using var bundle = new MemoryStream();
        await house.Get<CaseBundle>().WriteAsync(play.State, bundle, CancellationToken.None);
        using var zip = new ZipArchive(bundle, ZipArchiveMode.Read);
        zip.Entries.ShouldNotContain(entry => entry.FullName.StartsWith("documents/", StringComparison.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            (await reader.ReadToEndAsync()).ShouldNotContain("found a fault");
        }
    }

    [Fact]
    public async Task Published_AfterItsYears_KeepsItsReportAndItsRatings()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));
        play.State.Stage.ShouldBe(Stage.Closed);
        var closed = play.State.StageSince;

        await RunAtAsync(house, closed.AddYears(20).AddSeconds(-1));
        house.Store.Parts(play.Id).ShouldNotBeEmpty();
        await RunAtAsync(house, closed.AddYears(20));

        house.Store.Parts(play.Id).ShouldNotContain(part => part.Kind != PartKind.Text);
        (await VerifyAsync(house)).Broken.ShouldBeEmpty();
        var report = (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Current!;
        (await house.Documents.OpenAsync(DocumentArea.Register, play.Id, report.HtmlSha256, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Reporter_AfterThreeYears_IsForgottenAndTheRestStays()
    {
        using var house = new CaseHouse();
        var play = await ClosedAsync(house, house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern));

        await RunAtAsync(house, CaseHouse.Start.AddYears(3));

        house.Store.Parts(play.Id).ShouldNotContain(part => part.Kind == PartKind.Reporter);
        house.Store.Parts(play.Id).ShouldContain(part => part.Kind == PartKind.Narrative);
        (await house.Get<ReporterDesk>().ReadAsync(play.Id.Value, Callers.Triage, "to ask", CancellationToken.None))!.Reporter.Name.ShouldBe(CaseTexts.Disposed);
        (await VerifyAsync(house)).Broken.ShouldBeEmpty();
        await RunAtAsync(house, CaseHouse.Start.AddYears(8));
        house.Store.Parts(play.Id).ShouldBeEmpty();
        play.State.Disposals.Select(disposal => disposal.Scope).ShouldBe([DisposalScope.Reporter, DisposalScope.Everything]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Sweep_KilledHalfWay_IsFinishedByTheNextAndRecordedOnce(int step)
    {
        using var house = new CaseHouse();
        var play = await ClosedAsync(house, house.InTriageAsync(Bodies.Injury()));
        house.Time.Now = CaseHouse.Start.AddYears(8);
        var deletions = 0;
        house.Store.BeforeDispose = () => ++deletions >= step ? throw new StoreUnavailableException("killed") : Task.CompletedTask;
        await Should.ThrowAsync<StoreUnavailableException>(() => SweepAsync(house));
        (await VerifyAsync(house)).Broken.ShouldBeEmpty("what is missing is missing for a recorded reason");

        house.Store.BeforeDispose = null;
        house.Restart(house.Policies);
        await SweepAsync(house);
        await SweepAsync(house);

        house.Store.Parts(play.Id).ShouldBeEmpty();
        play.Commits.SelectMany(commit => commit.Events).OfType<DisposalBegun>().ShouldHaveSingleItem();
        play.Commits.SelectMany(commit => commit.Events).OfType<DisposalDone>().ShouldHaveSingleItem();
        play.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldBe(house.Time.Now);
        (await house.Worklist.FindAsync(play.Id, CancellationToken.None))!.DisposalDue.ShouldBeNull();
    }

    [Fact]
    public async Task Sweep_SomeCannotBeDeleted_DisposesOfTheRestAndFailsAtTheEnd()
    {
        using var house = new CaseHouse();
        var undeletable = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        await house.AdvanceAsync(TimeSpan.FromHours(1));
        var unforgettable = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        await house.AdvanceAsync(TimeSpan.FromHours(1));
        var last = await ClosedAsync(house, house.InTriageAsync(Bodies.Changes()));
        house.Documents.Undeletable.Add(undeletable.Id);
        house.NoticeSender.Unforgettable.Add(unforgettable.Id);
        await house.AdvanceToAsync(CaseHouse.Start.AddYears(8).AddDays(1));

        (await Should.ThrowAsync<StoreUnavailableException>(() => SweepAsync(house))).Message.ShouldStartWith("2 of the cases");
        house.Store.Parts(last.Id).ShouldBeEmpty("it was behind the two in the order");
        last.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
        undeletable.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldBeNull();
        unforgettable.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldBeNull();

        house.Documents.Undeletable.Clear();
        house.NoticeSender.Unforgettable.Clear();
        await SweepAsync(house);
        undeletable.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
        unforgettable.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Closed_WhileTheCaseItWasLinkedToIsOpen_IsKept()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        var linked = await house.InTriageAsync();
        await linked.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });
        var parts = house.Store.Parts(linked.Id).Count;

        await RunAtAsync(house, CaseHouse.Start.AddYears(9));

        house.Store.Parts(linked.Id).Count.ShouldBe(parts);
        linked.State.Disposals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reopened_BeforeItsTime_IsKeptAndCountsFromWhenItWasClosedLast()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync(Bodies.Changes());
        await house.AdvanceToAsync(CaseHouse.Start.AddYears(7));
        await play.DecideAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "new facts" });
        await RunAtAsync(house, CaseHouse.Start.AddYears(9));
        play.State.Disposals.ShouldBeEmpty("an open case is never touched");

        await play.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
        await RunAtAsync(house, CaseHouse.Start.AddYears(17).AddSeconds(-1));
        play.State.Disposals.ShouldBeEmpty();
        await RunAtAsync(house, CaseHouse.Start.AddYears(17));

        house.Store.Parts(play.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reopen_AfterTheDisposal_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync(Bodies.Changes());
        await RunAtAsync(house, CaseHouse.Start.AddYears(8));

        (await play.AskAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "new facts" }))
            .ShouldBeOfType<DecisionResult.GuardFailed>().Reasons.Single().ShouldContain("disposed of");
    }

    [Fact]
    public void Objection_OfEveryStateThatMayNotBeTouched_NamesIt()
    {
        var closed = CaseState.Before(CaseId.From(new byte[8])) with { Stage = Stage.Closed };
        (CaseState State, bool IsTargetOpen, string? Objection)[] table =
        [
            (closed, false, null),
            (closed with { Stage = Stage.Published }, false, "it is open"),
            (closed with { Hold = new Hold(CaseHouse.Start, CaseHouse.Start, "x", "manager-1") }, false, "it is held"),
            (closed with { Parked = new ParkedFacts(CaseHouse.Start, "x") }, false, "it is parked"),
            (closed with { Publication = new() { Review = new(CaseHouse.Start, TextRef.Inline("x")) } }, false, "the review of its rating is not decided"),
            (closed with { Effects = [EffectPlan.Notice(Effects.Ask, "submitter").At(closed.CaseId, 1, CaseHouse.Start)] }, false, "it still owes an effect"),
            (closed, true, "the case it was linked to is open"),
        ];

        table.ShouldAllBe(row => Retention.Objection(row.State, row.IsTargetOpen) == row.Objection);
    }

    private static async Task<CasePlay> ClosedAsync(CaseHouse house, Task<CasePlay> inTriage)
    {
        var play = await inTriage;
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = Narrative });
        using var content = new MemoryStream([1, 2, 3]);
        await house.Get<DocumentDesk>().AddAsync(new DocumentUpload { Caller = Callers.Triage, CaseId = play.Id.Value, Name = "plan.pdf" }, content, CancellationToken.None);
        return await play.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
    }

    private static string Sha(CasePlay play) => play.Commits.SelectMany(commit => commit.Events).OfType<DocumentAdded>().Single().Document.Sha256;

    private static async Task RunAtAsync(CaseHouse house, DateTimeOffset at)
    {
        await house.AdvanceToAsync(at);
        await SweepAsync(house);
    }

    private static async Task SweepAsync(CaseHouse house)
    {
        await house.Get<DisposalSweep>().RunAsync(CancellationToken.None);
        await house.SettleAsync();
    }

    private static Task<VerifyReport> VerifyAsync(CaseHouse house) => house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None);
}
