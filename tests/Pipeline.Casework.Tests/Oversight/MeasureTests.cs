using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Tests.Cases;
using Pipeline.Casework.Time;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>Every measure is what its definition says, and follows from the commits alone.</summary>
public sealed class MeasureTests
{
    /// <summary>The decisions that count as a review, by the definition of the measure.</summary>
    private static readonly string[] Reviews = [DecisionNames.AcceptForAssessment, DecisionNames.Link, DecisionNames.Close, DecisionNames.RecordAction];

    /// <summary>What people do that is no substantive decision on a case of theirs.</summary>
    private static readonly string[] NotSubstantive =
    [
        DecisionNames.Assign, DecisionNames.Hold, DecisionNames.Resume, DecisionNames.Escalate, DecisionNames.Retry, DecisionNames.Skip,
        DecisionNames.AddInformation, DecisionNames.ProvideInformation, DecisionNames.RespondFactualAccuracy, DecisionNames.NothingToCorrect,
        DecisionNames.RequestRatingReview, "release", "document-added", Via.Opened,
    ];

    // The nearest rank of n values at p percent is the value at place ⌈p × n ÷ 100⌉.
    [Theory]
    [InlineData(new int[0], null, null, null)]
    [InlineData(new[] { 7 }, 0.7, 0.7, 0.7)]
    [InlineData(new[] { 10, 20, 30, 40 }, 2.0, 4.0, 4.0)]
    [InlineData(new[] { 10, 20, 30, 40, 50 }, 3.0, 5.0, 5.0)]
    [InlineData(new[] { 10, 10, 10, 10, 10, 10, 10, 10, 10, 90 }, 1.0, 1.0, 9.0)]
    [InlineData(new[] { -10, 0, 5 }, 0.0, 0.5, 0.5)]
    public void Percentile_IsTheNearestRank(int[] tenths, double? p50, double? p90, double? p95)
    {
        var tallies = tenths.CountBy(value => value).OrderBy(tally => tally.Key).Select(tally => new DurationTally(tally.Key, tally.Value)).ToList();
        var figures = WorklistFigures.Of([], CaseHouse.Start) with { ToTriage = tallies };

        var measure = MeasureReader.Of(figures, new Dictionary<StuckCode, int>(), CaseHouse.Start).TimeToTriage;

        (measure.Count, measure.P50, measure.P90, measure.P95).ShouldBe((tenths.Length, p50, p90, p95));
    }

    // 1 day is 86,400 seconds; half a tenth of it is 4,320.
    [Theory]
    [InlineData(4_319, 0)]
    [InlineData(4_320, 1)]
    [InlineData(86_400, 10)]
    [InlineData(90_719, 10)]
    [InlineData(90_720, 11)]
    public void Duration_IsRoundedToATenthOfADayHalfUp(int seconds, int tenths) => MeasuredRow.Of(new WorklistRow
    {
        CaseId = CaseId.From(new byte[8]),
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Closed,
        StageSince = CaseHouse.Start,
        ReceivedAt = CaseHouse.Start,
        TriagedAt = CaseHouse.Start.AddSeconds(seconds),
        OpenEffects = [],
        Generation = 1,
    }).ToTriage.ShouldBe(tenths);

    [Fact]
    public void Definitions_EveryMeasureOfTheAnswer_StandsInItAndInThePage()
    {
        var answer = JsonSerializer.SerializeToElement(
            MeasureReader.Of(WorklistFigures.Of([], CaseHouse.Start), new Dictionary<StuckCode, int>(), CaseHouse.Start), CaseJson.Options);
        var page = DocsPage.Read("measures.md");

        var measures = answer.EnumerateObject().Where(member => member.Name != "asOf").ToDictionary(member => member.Name, member => member.Value.GetProperty("definition").GetString()!);

        measures.ShouldBe(MeasureDefinitions.ByName.ToDictionary(), ignoreOrder: true);
        foreach (var (name, definition) in MeasureDefinitions.ByName)
        {
            page.ShouldContain($"| `{name}` | {definition} |");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Measures_AfterCasesAtRandom_AreWhatTheCommitsAloneAddUpTo(int seed)
    {
        using var house = new CaseHouse(seed);
        var random = new Random(seed);
        var plays = new List<CasePlay>();
        for (var n = 0; n < 8; n++)
        {
            plays.Add(await RandomHistory.PlayAsync(house, [.. Enumerable.Range(0, 60).Select(_ => random.Next(10_000))]));
        }

        plays.Add(await house.PublishedAsync());
        await house.AdvanceAsync(TimeSpan.FromDays(random.Next(1, 40)));

        var measures = await house.Get<MeasureReader>().ReadAsync(house.Processes, CancellationToken.None);

        var now = house.Time.Now;
        var cases = plays.Select(play => play.Commits).ToList();
        var submitted = cases.Where(commits => Opened(commits).Kind != CaseKind.Assessment).ToList();
        var open = cases.Where(commits => StageOf(commits) is not Stage.Closed and not Stage.Published).ToList();
        var unreviewed = open.Intersect(submitted).Where(commits => !commits.Any(commit => Reviews.Contains(commit.Cause))).Select(commits => commits[0].At).ToList();
        var waiting = open.Select(commits => commits.LastOrDefault(IsSubstantive)?.At ?? commits[0].At).ToList();
        (measures.Arrivals.Total, measures.Arrivals.LastDay, measures.Arrivals.LastWeek).ShouldBe((
            submitted.Count,
            submitted.Count(commits => commits[0].At > now.AddHours(-24)),
            submitted.Count(commits => commits[0].At > now.AddDays(-7))));
        (measures.Unreviewed.Count, measures.Unreviewed.Oldest).ShouldBe((unreviewed.Count, Oldest(unreviewed)));
        (measures.NoAction.Count, measures.NoAction.Oldest).ShouldBe((waiting.Count, Oldest(waiting)));
        ShouldBe(measures.TimeToTriage, submitted.Select(commits => (Triaged(commits) - commits[0].At)?.TotalDays));
        ShouldBe(measures.TimeToPublish, cases.Select(commits => ToPublication(commits, dates => dates.Max())));
        ShouldBe(measures.TimeFromFirstVisit, cases.Select(commits => ToPublication(commits, dates => dates.Min())));
        measures.ByStage.By.ShouldBe(CountsOf(cases.Select(commits => Names.Of(StageOf(commits)))), ignoreOrder: true);
        measures.ByOutcome.By.ShouldBe(
            CountsOf(cases.Where(commits => StageOf(commits) == Stage.Closed).Select(commits => Events<CaseClosed>(commits).Last().Outcome)), ignoreOrder: true);
        measures.Late.By.ShouldBe(
            CountsOf(plays.Where(play => StageClocks.Next(Refolded(play.Commits), play.Policy)?.Due.At < now
                    && Refolded(play.Commits) is { IsClosed: false, Hold: null } state && CaseProcess.ActorOf(state, play.Policy.Roles) is not null)
                .Select(play => Names.Of(StageOf(play.Commits)))),
            ignoreOrder: true);
    }

    private static CaseOpened Opened(IReadOnlyList<Commit> commits) => Events<CaseOpened>(commits).Single();

    private static IEnumerable<T> Events<T>(IReadOnlyList<Commit> commits) => commits.SelectMany(commit => commit.Events).OfType<T>();

    private static Stage StageOf(IReadOnlyList<Commit> commits) => Events<StageEntered>(commits).Last().Stage;

    private static CaseState Refolded(IReadOnlyList<Commit> commits) =>
        commits.Aggregate(CaseState.Before(commits[0].CaseId), (state, commit) => state.Apply(commit));

    private static bool IsSubstantive(Commit commit) => commit.By.IsPerson && commit.Version > 1 && !NotSubstantive.Contains(commit.Cause);

    private static DateTimeOffset? Triaged(IReadOnlyList<Commit> commits) =>
        commits.FirstOrDefault(commit => commit.Events.Any(happened => happened is Casework.Triage.TriageDecided))?.At;

    private static double? ToPublication(IReadOnlyList<Commit> commits, Func<IReadOnlyList<DateOnly>, DateOnly> choose)
    {
        var voided = Events<VisitVoided>(commits).Select(visit => visit.VisitId).ToHashSet();
        var dates = Events<VisitRecorded>(commits).GroupBy(visit => visit.Visit.VisitId).Select(visits => visits.Last().Visit)
            .Where(visit => !visit.Void && !voided.Contains(visit.VisitId))
            .Select(visit => visit.Date)
            .ToList();
        var published = commits.FirstOrDefault(commit => commit.Events.Any(happened => happened is ReportPublished));
        return published is null || dates.Count == 0 ? null : LondonTime.DateOf(published.At).DayNumber - choose(dates).DayNumber;
    }

    private static DateTimeOffset? Oldest(List<DateTimeOffset> times) => times.Count == 0 ? null : times.Min();

    private static Dictionary<string, int> CountsOf(IEnumerable<string> names) => names.CountBy(name => name).ToDictionary();

    private static void ShouldBe(PercentileMeasure measure, IEnumerable<double?> durations)
    {
        var sorted = durations.OfType<double>().Select(days => Math.Round(days, 1, MidpointRounding.AwayFromZero)).Order().ToList();
        (measure.Count, measure.P50, measure.P90, measure.P95).ShouldBe((sorted.Count, Rank(0.50m), Rank(0.90m), Rank(0.95m)));

        double? Rank(decimal share) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
