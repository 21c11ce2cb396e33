using FsCheck;
using FsCheck.Fluent;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Assessment;

public sealed class RatingProperties
{
    private static readonly Framework Saf = PolicyCatalog.LoadShipped().Current.FindFramework("cqc-saf@2024-12")!;

    // One score for each statement of the framework, 0 where it was not assessed.
    private static readonly Arbitrary<int[]> Scores = Gen.Choose(0, 4).ArrayOf(Saf.Statements.Count).ToArbitrary();

    [Fact]
    public void Raising_OneScore_NeverLowersAKeyQuestion() =>
        Prop.ForAll(Scores, Gen.Choose(0, Saf.Statements.Count - 1).ToArbitrary(), (scores, raised) =>
        {
            if (scores[raised] is 0 or 4)
            {
                return true;
            }

            var before = Rate(scores).KeyQuestions;
            int[] better = [.. scores];
            better[raised]++;
            return before.Zip(Rate(better).KeyQuestions).All(pair => pair.Second.Computed >= pair.First.Computed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Explanation_WhateverTheScores_IsNeverEmptyAndNothingIsOverridden() =>
        Prop.ForAll(Scores, scores =>
        {
            var rating = Rate(scores);
            return rating.Overall.Explanation.Count > 0 && rating.Overall.Rating == rating.Overall.Computed
                && rating.KeyQuestions.All(question => question.Explanation.Count > 0 && question.Rating == question.Computed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Breach_WhateverTheScores_NeverRaisesAndNeverLeavesMoreThanTheCap() =>
        Prop.ForAll(Scores, scores =>
        {
            var without = Rate(scores).Overall.Computed;
            var with = RatingEngine.Rate(Saf, Input(scores) with { Breaches = [new("12", "found")] }).Overall.Computed;
            return with <= without && with <= Saf.BreachCap!.Cap;
        }).QuickCheckThrowOnFailure();

    private static CaseRating Rate(int[] scores) => RatingEngine.Rate(Saf, Input(scores));

    private static RatingInput Input(int[] scores) => new()
    {
        Scores = [.. Saf.Statements.Zip(scores).Where(pair => pair.Second > 0).Select(pair => new StatementScore(pair.First.Id, pair.Second, 1))],
    };
}
