using Pipeline.Casework.Assessment;
using Pipeline.Casework.Policies;
using static Pipeline.Casework.Assessment.Rating;

namespace Pipeline.Casework.Tests.Assessment;

/// <summary>
/// Thresholds: the regulator's scoring of the single assessment framework (25 to 38, 39 to 62, 63 to 87, 88 to 100; December 2024).
/// Overall rules: "How we aggregate ratings using the rating principles", adult social care, 12 May 2022. Half up is our choice.
/// </summary>
public sealed class RatingEngineTests
{
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;
    private static readonly Framework Saf = Policy.FindFramework("cqc-saf@2024-12")!;
    private static readonly Framework Draft = Policy.FindFramework("cqc-sector-draft@2026-03-24")!;
    private static readonly Framework LocalAuthority = Policy.FindFramework("cqc-local-authority@2023")!;

    [Theory]
    [InlineData("1", 25, Inadequate)] // the lowest there is
    [InlineData("111111111", 25, Inadequate)]
    [InlineData("1122", 38, Inadequate)] // 6 of 16 is 37.5
    [InlineData("111112222", 36, Inadequate)]
    [InlineData("111122222", 39, RequiresImprovement)] // 14 of 36 is 38.9
    [InlineData("222333333", 67, Good)]
    [InlineData("222222233", 56, RequiresImprovement)]
    [InlineData("222223333", 61, RequiresImprovement)] // 22 of 36 is 61.1
    [InlineData("22223333", 63, Good)] // 20 of 32 is 62.5
    [InlineData("222233333", 64, Good)]
    [InlineData("333334444", 86, Good)] // 31 of 36 is 86.1
    [InlineData("33334444", 88, Outstanding)] // 28 of 32 is 87.5
    [InlineData("333344444", 89, Outstanding)]
    [InlineData("4", 100, Outstanding)]
    public void Scores_AtTheEdgesOfTheBands_GiveTheBand(string scores, int percentage, Rating rating)
    {
        var result = RatingEngine.Rate(LocalAuthority, Scored(LocalAuthority.Statements, scores)).Overall;

        result.Computed.ShouldBe(rating);
        result.Rating.ShouldBe(rating);
        result.Explanation.ShouldContain(line => line.StartsWith($"Percentage {percentage}:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(38, Inadequate)]
    [InlineData(39, RequiresImprovement)]
    [InlineData(62, RequiresImprovement)]
    [InlineData(63, Good)]
    [InlineData(87, Good)]
    [InlineData(88, Outstanding)]
    public void Bands_EveryEdge_BelongsToOneRating(int percentage, Rating rating)
    {
        Saf.Scoring!.Bands.Single(band => percentage >= band.From && percentage <= band.To).Rating.ShouldBe(rating);
        LocalAuthority.Scoring!.Bands.ShouldBe(Saf.Scoring.Bands);
    }

    [Theory]
    [InlineData(1, 200, 1)] // 0.5
    [InlineData(3, 8, 38)] // 37.5
    [InlineData(7, 8, 88)] // 87.5
    [InlineData(874, 1000, 87)]
    [InlineData(875, 1000, 88)]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 67)]
    [InlineData(36, 36, 100)]
    public void Percentage_OfAnySum_RoundsHalfUp(int sum, int highest, int percentage) =>
        ScoreRule.Percentage(sum, highest).ShouldBe(percentage);

    [Theory]
    [InlineData("13333333", RequiresImprovement, "L1")] // 69 %
    [InlineData("14444433", RequiresImprovement, "L1")] // 84 %
    [InlineData("23333333", Good, null)] // 72 %
    [InlineData("14444444", Good, "L2")] // 91 %
    [InlineData("24444444", Good, "L2")] // 94 %
    [InlineData("34444444", Outstanding, null)]
    [InlineData("11333332", RequiresImprovement, null)] // 59 %: the band says it already
    public void Limiters_OfTheFramework_CapTheKeyQuestion(string scores, Rating rating, string? limiter)
    {
        var safe = RatingEngine.Rate(Saf, Scored(Saf.KeyQuestions[0].Statements, scores)).KeyQuestions[0];

        safe.Computed.ShouldBe(rating);
        safe.Explanation.Where(line => line.StartsWith("Limiter", StringComparison.Ordinal)).Select(line => line[8..10])
            .ShouldBe(limiter is null ? [] : [limiter]);
    }

    [Theory]
    [InlineData("444444443")] // 97 %
    [InlineData("444444441")] // 92 %: no limiter for local authorities
    public void LocalAuthority_WithoutKeyQuestions_IsRatedByThePercentageAlone(string scores)
    {
        var rating = RatingEngine.Rate(LocalAuthority, Scored(LocalAuthority.Statements, scores) with { Breaches = [new("12", "found")] });

        rating.KeyQuestions.ShouldBeEmpty();
        rating.Overall.Rating.ShouldBe(Outstanding);
        rating.Overall.Explanation.ShouldContain("This framework has no limit for breaches of regulations.");
    }

    [Theory]
    [InlineData("IIGGG", Inadequate, "A1")]
    [InlineData("IIRRR", Inadequate, "A1")] // in this order: two inadequate weigh more than three that require improvement
    [InlineData("IRRGG", RequiresImprovement, "A2")]
    [InlineData("RRGGG", RequiresImprovement, "A2")]
    [InlineData("RROOO", RequiresImprovement, "A2")]
    [InlineData("OOGGG", Outstanding, "A3")]
    [InlineData("OOOOO", Outstanding, "A3")]
    [InlineData("OGGGG", Good, "A4")]
    [InlineData("GGGGG", Good, "A4")]
    [InlineData("RGGGG", Good, "A4")]
    [InlineData("ROOOO", Good, "A4")] // the rest is not good
    [InlineData("IGGGG", NotRated, null)] // the gap: left to judgement
    [InlineData("IRGGG", NotRated, null)]
    [InlineData("IOOOO", NotRated, null)]
    [InlineData("NGGGG", NotRated, null)]
    [InlineData("NIIII", NotRated, null)] // not before each has a rating
    public void Overall_FromKeyQuestions_ByTheRulesInOrder(string ratings, Rating overall, string? rule)
    {
        var result = RatingEngine.Rate(Draft, Direct(ratings)).Overall;

        result.Rating.ShouldBe(overall);
        result.Explanation.Where(line => line.StartsWith("Rule", StringComparison.Ordinal)).Select(line => line[5..7])
            .ShouldBe(rule is null ? [] : [rule]);
        Saf.OverallRules.Select(each => each.Id).ShouldBe(Draft.OverallRules.Select(each => each.Id));
    }

    [Theory]
    [InlineData("GGGGG", RequiresImprovement, "becomes requires-improvement")]
    [InlineData("OOGGG", RequiresImprovement, "becomes requires-improvement")]
    [InlineData("RRGGG", RequiresImprovement, "requires-improvement stays")]
    [InlineData("IIGGG", Inadequate, "inadequate stays")]
    [InlineData("IGGGG", NotRated, "not-rated stays")]
    public void Breach_OfRegulations_CapsTheOverall(string ratings, Rating overall, string words)
    {
        var result = RatingEngine.Rate(Draft, Direct(ratings) with { Breaches = [new Breach("12", "medicines were not given safely")] });

        result.Overall.Computed.ShouldBe(overall);
        result.Overall.Explanation.ShouldContain("Breach of regulation 12: medicines were not given safely");
        result.Overall.Explanation[^1].ShouldContain(words);
        result.KeyQuestions[0].Rating.ShouldBe(Parse(ratings[0]));
    }

    [Fact]
    public void Carried_RatingsOfKeyQuestionsNotAssessed_AreAggregatedWithTheNewOnes()
    {
        var input = Scored(Saf.KeyQuestions[0].Statements, "22222222") with
        {
            Carried =
            [
                new("safe", Outstanding, "the report of 2024"), new("effective", Good, "the report of 2024"), new("caring", Good, "the report of 2024"),
                new("responsive", RequiresImprovement, "the report of 2024"), new("well-led", Good, "the report of 2024"), new("value", Good, "elsewhere"),
            ],
        };

        var rating = RatingEngine.Rate(Saf, input);

        rating.KeyQuestions.Select(question => question.Rating).ShouldBe([RequiresImprovement, Good, Good, RequiresImprovement, Good]);
        rating.KeyQuestions[1].Explanation.ShouldBe(["No statement has a score.", "Carried: good is kept from the report of 2024."]);
        rating.Overall.Rating.ShouldBe(RequiresImprovement);
    }

    [Fact]
    public void Nothing_JudgedAndNothingKept_IsNotRatedAndSaysSo()
    {
        foreach (var framework in Policy.Frameworks)
        {
            var rating = RatingEngine.Rate(framework, new RatingInput());

            rating.Overall.Rating.ShouldBe(NotRated);
            rating.Overall.Explanation.ShouldNotBeEmpty();
            rating.KeyQuestions.ShouldAllBe(question => question.Rating == NotRated && question.Explanation.Count > 0);
        }
    }

    [Fact]
    public void Override_OfAKeyQuestion_CountsInTheOverallAndShowsBothValues()
    {
        var rating = RatingEngine.Rate(Draft, Direct("RRGGG") with { Overrides = [new("safe", Good, "the shortfall was put right", "manager-1")] });

        var safe = rating.KeyQuestions[0];
        (safe.Rating, safe.Computed).ShouldBe((Good, RequiresImprovement));
        safe.Explanation[^1].ShouldBe("Override by manager-1: requires-improvement becomes good, because the shortfall was put right");
        rating.Overall.Rating.ShouldBe(Good);
    }

    [Fact]
    public void Override_OfTheOverall_SettlesTheGapAndTheLastOneCounts()
    {
        var rating = RatingEngine.Rate(Draft, Direct("IGGGG") with
        {
            Overrides = [new(null, RequiresImprovement, "first", "manager-1"), new(null, Inadequate, "second", "manager-2")],
        });

        (rating.Overall.Rating, rating.Overall.Computed).ShouldBe((Inadequate, NotRated));
        rating.Overall.Explanation.TakeLast(2).ShouldBe(
        [
            "Override by manager-1: not-rated becomes requires-improvement, because first",
            "Override by manager-2: requires-improvement becomes inadequate, because second",
        ]);
    }

    [Fact]
    public void Explanation_OfAScoredKeyQuestion_IsCompleteLineByLine()
    {
        var input = new RatingInput { Scores = [new("S2", 3, 2), new("S1", 1, 0), new("S3", 4, 1)] };

        RatingEngine.Rate(Saf, input).KeyQuestions[0].Explanation.ShouldBe(
        [
            "S1 Learning culture: score 1, no evidence attached",
            "S2 Safe systems, pathways and transitions: score 3, 2 pieces of evidence",
            "S3 Safeguarding: score 4, 1 piece of evidence",
            "Sum 8 of 12, from 3 of 8 statements.",
            "Percentage 67: 100 × 8 ÷ 12, rounded half up.",
            "Band 63 to 87: good.",
            "Limiter L1: a good percentage with a score of 1 counts as requires improvement at most, so requires-improvement at most.",
        ]);
    }

    public static TheoryData<string, RatingInput> Misfits => new()
    {
        { "cqc-saf", new RatingInput { Scores = [new("LA1", 3, 0)] } },
        { "cqc-saf", new RatingInput { Scores = [new("S1", 5, 0)] } },
        { "cqc-saf", new RatingInput { Scores = [new("S1", 0, 0)] } },
        { "cqc-saf", new RatingInput { Scores = [new("S1", 3, 0), new("S1", 4, 0)] } },
        { "cqc-saf", new RatingInput { Direct = [new("safe", Good, "seen")] } },
        { "cqc-saf", new RatingInput { Overrides = [new("value", Good, "r", "m")] } },
        { "cqc-saf", new RatingInput { Overrides = [new(null, NotRated, "r", "m")] } },
        { "cqc-sector-draft", new RatingInput { Scores = [new("S1", 3, 0)] } },
        { "cqc-sector-draft", new RatingInput { Direct = [new("safe", NotRated, "seen")] } },
        { "cqc-local-authority", new RatingInput { Overrides = [new("safe", Good, "r", "m")] } },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Rate_InputThatDoesNotFit_Throws(string framework, RatingInput input) =>
        Should.Throw<ArgumentException>(() => RatingEngine.Rate(Policy.FindFramework(framework)!, input));

    private static RatingInput Scored(IReadOnlyList<FrameworkStatement> statements, string scores) =>
        new() { Scores = [.. scores.Select((score, index) => new StatementScore(statements[index].Id, score - '0', 0))] };

    private static RatingInput Direct(string ratings) => new()
    {
        Direct =
        [
            .. ratings.Select((rating, index) => new DirectRating(Draft.KeyQuestions[index].Id, Parse(rating), "seen"))
                .Where(direct => direct.Rating != NotRated),
        ],
    };

    private static Rating Parse(char letter) => letter switch
    {
        'I' => Inadequate,
        'R' => RequiresImprovement,
        'G' => Good,
        'O' => Outstanding,
        _ => NotRated,
    };
}
