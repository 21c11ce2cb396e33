using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class WorklistProjectionTests
{
    [Theory]
    [MemberData(nameof(Cases.DecisionTableTests.Stages), MemberType = typeof(Cases.DecisionTableTests))]
    public async Task Row_EveryStage_SaysWhoActsUntilWhenAndWhatIsOwed(Stage stage)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        var row = WorklistProjection.RowOf(play.State, play.Policy);

        row.ShouldSatisfyAllConditions(
            r => r.Stage.ShouldBe(stage),
            r => r.ActingRole.ShouldBe(CaseProcess.ActorOf(play.State, play.Policy.Roles)),
            r => r.CommitVersion.ShouldBe(play.State.CommitVersion),
            r => r.Owed.ShouldBe(play.Commits[^1].Owed),
            r => (r.Due is null).ShouldBe(stage is Stage.Published or Stage.Closed),
            r => (r.StuckAt is null).ShouldBe(stage is Stage.Closed),
            r => (r.ClosedAt is null).ShouldBe(stage is not Stage.Closed),
            r => r.NobodyCanActSince.ShouldBeNull());
    }

    [Fact]
    public async Task Feed_FollowedAgainBackwards_GivesTheSameRowsAndReports()
    {
        using var house = new CaseHouse();
        var published = await house.PublishedAsync();
        await published.DecideAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, published.State));
        await published.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        await house.InTriageAsync();
        var rows = await RowsAsync(house);
        var report = await house.Register.FindReportAsync(published.State.Publication.Edition!.ReportId, CancellationToken.None);

        await house.Worklist.ClearAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await house.Register.ClearReportsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        var feed = house.Store.Appended().Reverse().ToList();
        foreach (var commit in feed)
        {
            await house.Get<WorklistProjection>().ApplyAsync([commit], CancellationToken.None);
            await house.Get<Casework.Publication.RegisterProjection>().ApplyAsync([commit], CancellationToken.None);
        }

        (await RowsAsync(house)).ShouldBe(rows);
        var rebuilt = await house.Register.FindReportAsync(report!.ReportId, CancellationToken.None);
        JsonSerializer.Serialize(rebuilt! with { CommitVersion = report.CommitVersion }, CaseJson.Options).ShouldBe(JsonSerializer.Serialize(report, CaseJson.Options));
    }

    [Fact]
    public async Task Rebuild_OfABrokenRecordAmongOthers_NamesItAndGivesTheSameRowsAndReports()
    {
        using var house = new CaseHouse();
        var published = await house.PublishedAsync();
        var broken = await house.InTriageAsync();
        await house.InTriageAsync();
        var rows = await RowsAsync(house);
        var report = await house.Register.FindReportAsync(published.State.Publication.Edition!.ReportId, CancellationToken.None);
        house.Store.Tamper(broken.Id, 1, commit => commit with { Payload = "no commit" });

        var rebuilt = await house.Get<ProjectionRebuild>().RunAsync(CancellationToken.None);

        rebuilt.Cases.ShouldBe(2);
        rebuilt.Broken.ShouldBe([broken.Id]);
        (await house.Worklist.FindAsync(broken.Id, CancellationToken.None)).ShouldBeNull();
        (await RowsAsync(house)).ShouldBe(rows.Where(row => !row.Contains(broken.Id.Value, StringComparison.Ordinal)));
        (await house.Register.FindReportAsync(report!.ReportId, CancellationToken.None)).ShouldNotBeNull().HtmlSha256.ShouldBe(report.HtmlSha256);
    }

    [Fact]
    public async Task Rebuild_InParts_GivesTheSameRowsAndBeginsAgainOnlyAtTheBeginning()
    {
        using var house = new CaseHouse();
        for (var n = 0; n < 5; n++)
        {
            await house.InTriageAsync();
        }

        var rows = await RowsAsync(house);
        var rebuild = house.Get<ProjectionRebuild>();
        var began = await rebuild.BeginAsync(house.Time.Now, CancellationToken.None);
        var parts = new List<RebuiltPart>();
        for (CaseId? after = null; parts.Count == 0 || after is not null; after = parts[^1].Next)
        {
            parts.Add(await rebuild.RunPartAsync(began, after, 2, CancellationToken.None));
        }

        parts.Select(part => part.Cases).ShouldBe([2, 2, 1]);
        (await rebuild.RunPartAsync(began, parts[0].Next, 2, CancellationToken.None)).Next.ShouldBe(parts[1].Next);
        (await RowsAsync(house)).ShouldBe(rows);
    }

    [Fact]
    public async Task Rebuild_EndedAndStartedAgain_KeepsItsRowsAndReportsWhenTheOldOneComesLate()
    {
        using var house = new CaseHouse();
        var published = await house.PublishedAsync();
        await house.InTriageAsync();
        await house.InTriageAsync();
        var rows = await RowsAsync(house);
        var rebuild = house.Get<ProjectionRebuild>();
        var ended = await rebuild.BeginAsync(house.Time.Now, CancellationToken.None);
        await rebuild.RunPartAsync(ended, null, 1, CancellationToken.None);
        await rebuild.RunAsync(CancellationToken.None);

        await rebuild.RunPartAsync(ended, null, 1, CancellationToken.None);

        (await RowsAsync(house)).ShouldBe(rows);
        (await house.Register.FindReportAsync(published.State.Publication.Edition!.ReportId, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Rebuild_Begun_IsLaterThanEveryOneBeforeWhateverTheClockSays()
    {
        using var house = new CaseHouse();
        var rebuild = house.Get<ProjectionRebuild>();
        List<DateTimeOffset> begun = [];
        foreach (var asked in new[] { house.Time.Now, house.Time.Now, house.Time.Now.AddDays(-1), house.Time.Now.AddDays(1) })
        {
            begun.Add(await rebuild.BeginAsync(asked, CancellationToken.None));
        }

        begun.ShouldBeUnique();
        begun.ShouldBeInOrder();
        (begun[0], begun[^1]).ShouldBe((house.Time.Now, house.Time.Now.AddDays(1)));
    }

    [Fact]
    public async Task RatingReview_Pending_IsDueAndAManagers()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(2));
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, new { grounds = "the process" });

        (await house.Worklist.FindAsync(play.Id, CancellationToken.None))!.ShouldSatisfyAllConditions(
            row => row.ActingRole.ShouldBe(Role.Manager), row => row.Due.ShouldBe(new DateTimeOffset(2026, 3, 4, 23, 59, 59, TimeSpan.Zero)));
        (await play.StatusAsync(Callers.Manager)).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.Role.ShouldBe(Role.Manager), waiting => waiting.Since.ShouldBe(house.Time.Now), waiting => waiting.What.ShouldContain("review"));
    }

    [Fact]
    public async Task Measures_OfAFewCases_CountWhatTheirDefinitionsSay()
    {
        using var house = new CaseHouse();
        await house.PublishedAsync();
        var triaged = await house.InTriageAsync();
        var closed = await house.InTriageAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(2));
        await closed.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, closed.State));
        var planned = await house.OpenAssessmentAsync(Bodies.Planned());
        await house.AdvanceAsync(TimeSpan.FromDays(8));
        var late = await house.SubmitAsync(Bodies.Alert(), CaseKind.Concern);
        await house.AdvanceAsync(TimeSpan.FromHours(25));
        house.Time.Now += TimeSpan.FromDays(5);

        var measures = await house.Get<MeasureReader>().ReadAsync(house.Processes, CancellationToken.None);

        measures.AsOf.ShouldBe(house.Time.Now);
        (measures.Arrivals.Total, measures.Arrivals.LastDay, measures.Arrivals.LastWeek).ShouldBe((4, 0, 1));
        (measures.Unreviewed.Count, measures.Unreviewed.Oldest, measures.Unreviewed.OldestDays).ShouldBe((2, CaseHouse.Start, 16));
        measures.NoAction.Count.ShouldBe(3, "two in triage and the planned assessment");
        (measures.TimeToTriage.Count, measures.TimeToTriage.P50, measures.TimeToTriage.P90).ShouldBe((2, 0, 2));
        (measures.TimeToPublish.Count, measures.TimeToPublish.P50).ShouldBe((1, 0));
        measures.Late.By.ShouldBe(new Dictionary<string, int> { ["triage"] = 2 });
        measures.ByStage.By["closed"].ShouldBe(1);
        measures.ByOutcome.By.ShouldBe(new Dictionary<string, int> { ["no-further-action"] = 1 });
        measures.Stuck.By.ShouldBe(new Dictionary<string, int> { ["clock-missed"] = 2 }, "for both in triage a tick was due and nothing ran");
        (planned.State.Stage, triaged.State.Stage, late.State.Stage).ShouldBe((Stage.Assessment, Stage.Triage, Stage.Triage));
    }

    private static async Task<List<string>> RowsAsync(CaseHouse house)
    {
        var rows = new List<string>();
        await foreach (var row in house.Worklist.ReadAllAsync(CancellationToken.None))
        {
            rows.Add(JsonSerializer.Serialize(row, CaseJson.Options));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
