using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>The ratings of a case as its judgements, breaches and overrides stand now.</summary>
public static class CaseRatings
{
    /// <summary>The name under which the overall rating stands among those of key questions.</summary>
    public const string Overall = "overall";

    public static CaseRating Of(CaseState state, Policy policy) => Of(state, policy, state.Assessment.Overrides);

    /// <summary>The same for those who read reports: its explanations name nobody of staff.</summary>
    public static CaseRating ForReaders(CaseState state, Policy policy) =>
        Of(state, policy, [.. state.Assessment.Overrides.Select(judgement => judgement with { By = "a manager" })]);

    private static CaseRating Of(CaseState state, Policy policy, IReadOnlyList<RatingOverride> overrides)
    {
        var assessment = state.Assessment;
        return RatingEngine.Rate(CaseFramework.Of(state, policy), new RatingInput
        {
            Scores = [.. assessment.Judgements.Where(judgement => judgement.Statement is not null)
                .Select(judgement => new StatementScore(judgement.Statement!, judgement.Score!.Value, assessment.DocumentsFor(judgement).Count))],
            Direct = [.. assessment.Judgements.Where(judgement => judgement.KeyQuestion is not null)
                .Select(judgement => new DirectRating(judgement.KeyQuestion!, judgement.Rating!.Value, judgement.Rationale.Text ?? "see the rationale"))],
            Carried = [.. assessment.Previous.Where(previous => previous.Key != Overall)
                .Select(previous => new CarriedRating(previous.Key, previous.Value, "the last published report"))],
            Breaches = assessment.Breaches,
            Overrides = overrides,
        });
    }

    /// <summary>Ratings by key question id, and <see cref="Overall"/>.</summary>
    public static IReadOnlyDictionary<string, Rating> ByQuestion(CaseRating rating) => rating.KeyQuestions
        .Select(question => KeyValuePair.Create(question.KeyQuestion, question.Rating))
        .Append(KeyValuePair.Create(Overall, rating.Overall.Rating))
        .ToDictionary();
}
