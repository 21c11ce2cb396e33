using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;
using Pipeline.Contracts.InMemory;
using static Pipeline.Casework.Assessment.Rating;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Assessment;

/// <summary>
/// Every way to a rating, held to the rules written down a second time by hand. The numbers and rules are those of the shipped framework data,
/// which names its sources: the single assessment framework of December 2024, the sector drafts of 24 March 2026, the assessment of local authorities
/// of 2023, and the rating principles for adult social care of 12 May 2022.
/// </summary>
public sealed class RatingTableTests
{
    private static readonly Rating[] Four = [Inadequate, RequiresImprovement, Good, Outstanding];
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;
    private static readonly Framework Saf = Policy.FindFramework("cqc-saf@2024-12")!;
    private static readonly Framework Unscored = Policy.FindFramework("cqc-sector-draft@2026-03-24")!;
    private static readonly Framework LocalAuthority = Policy.FindFramework("cqc-local-authority@2023")!;

    // A hundred statements reach every percentage, and the halves between two: the sum is out of 400.
    [Theory]
    [InlineData(100, "25", Inadequate)]
    [InlineData(152, "38", Inadequate)]
    [InlineData(153, "38", Inadequate)] // 38.25
    [InlineData(154, "39", RequiresImprovement)] // 38.5
    [InlineData(156, "39", RequiresImprovement)]
    [InlineData(248, "62", RequiresImprovement)]
    [InlineData(249, "62", RequiresImprovement)] // 62.25
    [InlineData(250, "63", Good)] // 62.5
    [InlineData(252, "63", Good)]
    [InlineData(348, "87", Good)]
    [InlineData(349, "87", Good)] // 87.25
    [InlineData(350, "88", Outstanding)] // 87.5
    [InlineData(352, "88", Outstanding)]
    [InlineData(397, "99", Outstanding)] // 99.25
    [InlineData(398, "100", Outstanding)] // 99.5
    [InlineData(400, "100", Outstanding)]
    public void Band_AtEachEdgeAndHalf_IsAsPublished(int sum, string percentage, Rating rating)
    {
        var wide = LocalAuthority with { Statements = [.. Enumerable.Range(1, 100).Select(number => LocalAuthority.Statements[0] with { Id = $"X{number}" })] };
        var scores = Enumerable.Range(0, 100).Select(number => (sum / 100) + (number < sum % 100 ? 1 : 0));

        var overall = RatingEngine.Rate(wide, new RatingInput { Scores = [.. wide.Statements.Zip(scores, (statement, score) => new StatementScore(statement.Id, score, 1))] }).Overall;

        overall.Rating.ShouldBe(rating);
        overall.Explanation.ShouldContain($"Percentage {percentage}: 100 × {sum} ÷ 400, rounded half up.");
    }

    // The halves that two, four and six scores can give, and some between.
    [Theory]
    [InlineData("12", 38, Inadequate, null)]
    [InlineData("23", 63, Good, null)]
    [InlineData("34", 88, Outstanding, null)]
    [InlineData("1222", 44, RequiresImprovement, null)]
    [InlineData("2233", 63, Good, null)]
    [InlineData("1144", 63, RequiresImprovement, "L1")]
    [InlineData("2444", 88, Good, "L2")]
    [InlineData("24444444", 94, Good, "L2")]
    [InlineData("144444", 88, Good, "L2")]
    public void KeyQuestion_OnAHalf_RoundsUpBeforeItsLimiter(string scores, int percentage, Rating rating, string? limiter)
    {
        var safe = RatingEngine.Rate(Saf, new RatingInput { Scores = [.. scores.Select((score, index) => new StatementScore($"S{index + 1}", score - '0', 1))] }).KeyQuestions[0];

        safe.Rating.ShouldBe(rating);
        safe.Explanation.ShouldContain(line => line.StartsWith($"Percentage {percentage}:", StringComparison.Ordinal));
        safe.Explanation.Count(line => line.StartsWith($"Limiter {limiter}:", StringComparison.Ordinal)).ShouldBe(limiter is null ? 0 : 1);
    }

    [Theory]
    [InlineData("safe")]
    [InlineData("effective")]
    [InlineData("caring")]
    [InlineData("responsive")]
    [InlineData("well-led")]
    public void KeyQuestion_WithAnyScoresOfItsFirstFiveStatements_IsAsTheRulesGive(string question)
    {
        var statements = Saf.FindKeyQuestion(question)!.Statements.Take(5).Select(statement => statement.Id).ToList();

        // None, or one of the four scores, for each of five: 3,125.
        foreach (var scores in Every(5, 5))
        {
            Hold(Saf, [.. statements.Zip(scores).Where(pair => pair.Second > 0).Select(pair => Judged(statement: pair.First, score: pair.Second))]);
        }
    }

    [Fact]
    public void LocalAuthority_WithAnyScoresOfFiveStatements_IsRatedByTheBandAlone()
    {
        foreach (var scores in Every(5, 5))
        {
            Hold(LocalAuthority, [.. LocalAuthority.Statements.Zip(scores).Where(pair => pair.Second > 0).Select(pair => Judged(statement: pair.First.Id, score: pair.Second))]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Overall_OfAnyFiveRatings_IsAsTheRulesGiveInTheirOrder(bool breach)
    {
        // Not rated, or one of four, for each of five key questions: 3,125 with a breach and without.
        foreach (var ratings in Every(5, 5))
        {
            Hold(Unscored,
            [
                .. Unscored.KeyQuestions.Zip(ratings).Where(pair => pair.Second > 0).Select(pair => Judged(question: pair.First.Id, rating: Four[pair.Second - 1])),
                new AssessmentCompleted(breach ? [new Breach("12", "Medicines were not kept safe.")] : []),
            ]);
        }
    }

    [Fact]
    public void Overall_TheGap_IsOneInadequateAndAtMostOneThatRequiresImprovement()
    {
        var gap = 0;
        foreach (var choice in Every(5, 4))
        {
            var ratings = choice.Select(number => Four[number]).ToList();
            var rating = RatingEngine.Rate(Unscored, new RatingInput { Direct = [.. Unscored.KeyQuestions.Zip(ratings, (question, given) => new DirectRating(question.Id, given, "seen"))] });
            var isGap = ratings.Count(given => given == Inadequate) == 1 && ratings.Count(given => given == RequiresImprovement) <= 1;

            (rating.Overall.Rating == NotRated).ShouldBe(isGap, string.Join(' ', ratings));
            gap += isGap ? 1 : 0;
        }

        gap.ShouldBe(240, "5 places for the inadequate one; 16 ways without and 32 with one that requires improvement among the other four");
    }

    [Theory]
    [InlineData("GGGGG", false, Good, Outstanding)] // raised
    [InlineData("OOGGG", false, Outstanding, Inadequate)] // lowered
    [InlineData("GGGGG", false, Good, Good)] // confirmed
    [InlineData("IGGGG", false, NotRated, RequiresImprovement)] // where the rules give none
    [InlineData("OOGGG", true, RequiresImprovement, Good)] // over the cap
    public void Override_OfTheOverall_KeepsWhatTheRulesGaveBesideIt(string given, bool breach, Rating computed, Rating set)
    {
        var rating = Hold(Unscored,
        [
            .. Unscored.KeyQuestions.Zip(given, (question, letter) => Judged(question: question.Id, rating: Of(letter))),
            new AssessmentCompleted(breach ? [new Breach("12", "found")] : []), new RatingOverridden(null, set, "the whole picture"),
        ]);

        (rating.Overall.Computed, rating.Overall.Rating).ShouldBe((computed, set));
        rating.Overall.Explanation[^1].ShouldBe($"Override by manager-1: {Names.Of(computed)} becomes {Names.Of(set)}, because the whole picture");
    }

    [Theory]
    [InlineData("NNNNN", "GGGGG", Good)] // all kept
    [InlineData("INNNN", "GIGGG", Inadequate)] // one new, one kept
    [InlineData("GNNNN", "IGGGG", Good)] // a new one counts in place of the kept one
    [InlineData("RNNNN", "GGGGR", RequiresImprovement)]
    [InlineData("ONNNN", "GGGGO", Outstanding)]
    [InlineData("GNNNN", "NGGGN", NotRated)] // one has neither
    [InlineData("INNNN", "GGGGG", NotRated)] // the gap, though all but one are kept
    public void Carried_RatingsOfWhatWasNotAssessed_AreAggregatedWithTheNewOnes(string given, string kept, Rating overall)
    {
        var previous = Unscored.KeyQuestions.Zip(kept, (question, letter) => KeyValuePair.Create(question.Id, Of(letter)))
            .Append(KeyValuePair.Create(CaseRatings.Overall, Outstanding)).ToDictionary();

        var rating = Hold(Unscored,
        [
            new WorkspaceOpened(previous),
            .. Unscored.KeyQuestions.Zip(given).Where(pair => pair.Second != 'N').Select(pair => Judged(question: pair.First.Id, rating: Of(pair.Second))),
        ]);

        rating.Overall.Rating.ShouldBe(overall);
        rating.KeyQuestions.Count(question => question.Explanation.Any(line => line.StartsWith("Carried:", StringComparison.Ordinal)))
            .ShouldBe(given.Zip(kept).Count(pair => pair is { First: 'N', Second: not 'N' }));
    }

    [Fact]
    public async Task Unscored_FromThePlanToTheReport_IsRatedDirectlyWithItsReasons()
    {
        using var house = new CaseHouse();
        var play = await house.OpenAssessmentAsync(new { locationId = CaseHouse.CareHome, reason = "planned", framework = "cqc-sector-draft" });
        await house.SettleAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = Unscored.KeyQuestions.Select(question => question.Id), team = new[] { "inspector-1" } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-02-02", team = new[] { "inspector-1" } });
        foreach (var (question, letter) in Unscored.KeyQuestions.Zip("IRGGO"))
        {
            await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { keyQuestion = question.Id, rating = Names.Of(Of(letter)), rationale = $"What we saw on {question.Id}." });
        }

        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment, new { breaches = new[] { new { regulation = "12", text = "Medicines were not kept safe." } } });
        (await play.ViewAsync(Callers.Inspector)).Rating!.Overall.Rating.ShouldBe(NotRated, "the gap is a manager's");
        await play.DecideAsync(Callers.Manager, DecisionNames.OverrideRating, new { overall = true, rating = "requires-improvement", reason = "the whole picture" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        var published = play.State.Publication.Public!;
        published.Overall.ShouldBe(RequiresImprovement);
        published.KeyQuestions.Select(question => question.Rating).ShouldBe([Inadequate, RequiresImprovement, Good, Good, Outstanding]);
        var report = JsonSerializer.Deserialize<ReportContent>(house.Documents.Text(DocumentArea.Register, play.Id, published.JsonSha256), CaseJson.Options)!;
        foreach (var (shown, question) in report.KeyQuestions.Zip(Unscored.KeyQuestions))
        {
            shown.Explanation.ShouldBe([$"Rated directly against its characteristics: {Names.Of(shown.Rating)}, because What we saw on {question.Id}."]);
            report.Sections.Single(section => section.Name == question.Id).Text.ShouldBe($"What we saw on {question.Id}.");
        }

        report.Overall.Explanation.TakeLast(4).ShouldBe(
        [
            "No rule settles these ratings: not-rated until a manager records the judgement with its reason.",
            "Breach of regulation 12: Medicines were not kept safe.",
            "Cap L3: a breach of regulations was found, so requires-improvement at most; not-rated stays.",
            "Override by a manager: not-rated becomes requires-improvement, because the whole picture",
        ]);
        (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Current!.Overall.ShouldBe(RequiresImprovement);
    }

    /// <summary>Rates what these events leave, and holds it to the rules.</summary>
    private static CaseRating Hold(Framework framework, IReadOnlyList<CaseEvent> events)
    {
        var stamp = new CommitStamp(1, CaseHouse.Start, new Actor("manager-1", Casework.People.Role.Manager), "test", null);
        var empty = CaseState.Before(CaseId.From(new byte[8]));
        var state = events.Aggregate(
            empty with { Assessment = empty.Assessment with { Framework = framework.Key } }, (current, happened) => happened.Apply(current, stamp));
        var rating = CaseRatings.Of(state, Policy);
        new RatingModel(framework, events).Faults(rating).ShouldBeEmpty();
        return rating;
    }

    private static JudgementMade Judged(string? statement = null, int? score = null, string? question = null, Rating? rating = null) => new(new CaseJudgement
    {
        Statement = statement,
        Score = score,
        KeyQuestion = question,
        Rating = rating,
        Rationale = TextRef.Inline("as seen"),
        By = "inspector-1",
        At = CaseHouse.Start,
    });

    /// <summary>Every way to choose one of so many numbers for each place.</summary>
    private static IEnumerable<int[]> Every(int places, int numbers) =>
        Enumerable.Range(0, (int)Math.Pow(numbers, places)).Select(code => Enumerable.Range(0, places).Select(place => code / (int)Math.Pow(numbers, place) % numbers).ToArray());

    private static Rating Of(char letter) => letter == 'N' ? NotRated : Four["IRGO".IndexOf(letter, StringComparison.Ordinal)];
}
