using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>What a rating input must be to mean anything under a framework. Guards refuse it before; a breach here is a defect.</summary>
internal static class RatingInputRules
{
    public static void Check(Framework framework, RatingInput input)
    {
        foreach (var score in input.Scores)
        {
            var scoring = framework.Scoring ?? throw Bad($"{framework.Key} has no scores.");
            _ = framework.FindStatement(score.Statement) ?? throw Bad($"{framework.Key} has no statement {score.Statement}.");
            if (score.Score < scoring.MinScore || score.Score > scoring.MaxScore)
            {
                throw Bad($"{score.Score} is not on the scale of {framework.Key}.");
            }
        }

        foreach (var direct in input.Direct)
        {
            CheckQuestion(framework, direct.KeyQuestion, direct.Rating);
            if (framework.Scoring is not null)
            {
                throw Bad($"Key questions of {framework.Key} are rated from scores.");
            }
        }

        foreach (var judgement in input.Overrides)
        {
            CheckQuestion(framework, judgement.KeyQuestion, judgement.Rating);
        }

        Once(input.Scores.Select(score => score.Statement));
        Once(input.Direct.Select(direct => direct.KeyQuestion));
    }

    private static void CheckQuestion(Framework framework, string? keyQuestion, Rating rating)
    {
        if (keyQuestion is not null && framework.FindKeyQuestion(keyQuestion) is null)
        {
            throw Bad($"{framework.Key} has no key question {keyQuestion}.");
        }

        if (rating == Rating.NotRated)
        {
            throw Bad("A judgement is one of the four ratings.");
        }
    }

    private static void Once(IEnumerable<string> ids)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Bad($"{twice.Key} is judged more than once.");
        }
    }

    private static ArgumentException Bad(string text) => new(text);
}
