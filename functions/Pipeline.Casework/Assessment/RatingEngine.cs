using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>
/// Computes ratings from nothing but the data of a framework. The same input gives the same output; every rating carries at least one
/// line of explanation, and an override never hides what was computed.
/// </summary>
public static class RatingEngine
{
    /// <exception cref="ArgumentException">
    /// The input does not fit the framework: an unknown or repeated statement or key question, a score off the scale, scores without a
    /// scale, direct ratings beside one, or an override to <c>not-rated</c>.
    /// </exception>
    public static CaseRating Rate(Framework framework, RatingInput input)
    {
        RatingInputRules.Check(framework, input);
        IReadOnlyList<KeyQuestionRating> questions = [.. framework.KeyQuestions.Select(question => RateQuestion(framework, question, input))];
        var explanation = new List<string>();
        var computed = framework.KeyQuestions.Count == 0
            ? ScoreRule.Rate(framework.Scoring!, framework.Statements, input.Scores, explanation)
            : Aggregate(framework, questions, explanation);
        computed = CapByBreaches(framework, input.Breaches, computed, explanation);
        var rating = Override(input.Overrides, keyQuestion: null, computed, explanation);
        return new CaseRating(new OverallRating(rating, computed, explanation), questions);
    }

    private static KeyQuestionRating RateQuestion(Framework framework, FrameworkKeyQuestion question, RatingInput input)
    {
        var explanation = new List<string>();
        var computed = framework.Scoring is { } scoring
            ? ScoreRule.Rate(scoring, question.Statements, input.Scores, explanation)
            : RateDirectly(question, input.Direct, explanation);
        if (computed == Rating.NotRated)
        {
            computed = Carry(question, input.Carried, explanation);
        }

        var rating = Override(input.Overrides, question.Id, computed, explanation);
        return new KeyQuestionRating(question.Id, rating, computed, explanation);
    }

    private static Rating RateDirectly(FrameworkKeyQuestion question, IReadOnlyList<DirectRating> direct, List<string> explanation)
    {
        if (direct.FirstOrDefault(rating => rating.KeyQuestion == question.Id) is not { } found)
        {
            explanation.Add("This key question was not rated this time.");
            return Rating.NotRated;
        }

        explanation.Add($"Rated directly against its characteristics: {Names.Of(found.Rating)}, because {found.Reason}");
        return found.Rating;
    }

    private static Rating Carry(FrameworkKeyQuestion question, IReadOnlyList<CarriedRating> carried, List<string> explanation)
    {
        if (carried.LastOrDefault(rating => rating.KeyQuestion == question.Id && rating.Rating != Rating.NotRated) is not { } kept)
        {
            explanation.Add("No earlier rating is kept: not-rated.");
            return Rating.NotRated;
        }

        explanation.Add($"Carried: {Names.Of(kept.Rating)} is kept from {kept.From}.");
        return kept.Rating;
    }

    private static Rating Aggregate(Framework framework, IReadOnlyList<KeyQuestionRating> questions, List<string> explanation)
    {
        explanation.AddRange(questions.Zip(framework.KeyQuestions, (rating, question) => $"{question.Label}: {Names.Of(rating.Rating)}"));
        if (questions.Any(question => question.Rating == Rating.NotRated))
        {
            explanation.Add("There is no overall rating before each key question has a rating, new or kept: not-rated.");
            return Rating.NotRated;
        }

        IReadOnlyList<Rating> ratings = [.. questions.Select(question => question.Rating)];
        if (framework.OverallRules.FirstOrDefault(rule => rule.Holds(ratings)) is not { } rule)
        {
            explanation.Add("No rule settles these ratings: not-rated until a manager records the judgement with its reason.");
            return Rating.NotRated;
        }

        explanation.Add($"Rule {rule.Id}: {rule.Text}, so {Names.Of(rule.Then)}.");
        return rule.Then;
    }

    private static Rating CapByBreaches(Framework framework, IReadOnlyList<Breach> breaches, Rating computed, List<string> explanation)
    {
        if (breaches.Count == 0)
        {
            return computed;
        }

        explanation.AddRange(breaches.Select(breach => $"Breach of regulation {breach.Regulation}: {breach.Text}"));
        if (framework.BreachCap is not { } cap)
        {
            explanation.Add("This framework has no limit for breaches of regulations.");
            return computed;
        }

        if (computed <= cap.Cap)
        {
            explanation.Add($"Cap {cap.Id}: {cap.Text}, so {Names.Of(cap.Cap)} at most; {Names.Of(computed)} stays.");
            return computed;
        }

        explanation.Add($"Cap {cap.Id}: {cap.Text}, so {Names.Of(computed)} becomes {Names.Of(cap.Cap)}.");
        return cap.Cap;
    }

    private static Rating Override(
        IReadOnlyList<RatingOverride> overrides, string? keyQuestion, Rating computed, List<string> explanation)
    {
        var rating = computed;
        foreach (var judgement in overrides.Where(judgement => judgement.KeyQuestion == keyQuestion))
        {
            explanation.Add(
                $"Override by {judgement.By}: {Names.Of(rating)} becomes {Names.Of(judgement.Rating)}, because {judgement.Reason}");
            rating = judgement.Rating;
        }

        return rating;
    }
}
