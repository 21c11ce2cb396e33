using Pipeline.Casework.Cases;
using System.Globalization;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>From the scores of some statements to a rating: sum, percentage, band, limiter.</summary>
internal static class ScoreRule
{
    /// <summary>Rates the statements that have a score; <see cref="Rating.NotRated"/> when none has.</summary>
    public static Rating Rate(
        FrameworkScoring scoring, IReadOnlyList<FrameworkStatement> statements, IReadOnlyList<StatementScore> scores, List<string> explanation)
    {
        var scored = statements
            .Select(statement => (Statement: statement, Score: scores.FirstOrDefault(score => score.Statement == statement.Id)))
            .Where(pair => pair.Score is not null)
            .Select(pair => (pair.Statement, Score: pair.Score!))
            .ToList();
        if (scored.Count == 0)
        {
            explanation.Add("No statement has a score.");
            return Rating.NotRated;
        }

        explanation.AddRange(scored.Select(pair => Say(
            $"{pair.Statement.Id} {pair.Statement.Title}: score {pair.Score.Score}, {Evidence(pair.Score.Evidence)}")));
        var sum = scored.Sum(pair => pair.Score.Score);
        var highest = scoring.MaxScore * scored.Count;
        var percentage = Percentage(sum, highest);
        explanation.Add(Say($"Sum {sum} of {highest}, from {scored.Count} of {statements.Count} statements."));
        explanation.Add(Say($"Percentage {percentage}: 100 × {sum} ÷ {highest}, rounded half up."));
        var band = scoring.Bands.First(band => percentage <= band.To);
        explanation.Add(Say($"Band {band.From} to {band.To}: {Names.Of(band.Rating)}."));
        return Limit(scoring, band.Rating, [.. scored.Select(pair => pair.Score.Score)], explanation);
    }

    /// <summary>100 × sum ÷ highest, rounded half up, in whole numbers: 87.5 is 88.</summary>
    internal static int Percentage(int sum, int highest) => ((200 * sum) + highest) / (2 * highest);

    private static Rating Limit(FrameworkScoring scoring, Rating band, HashSet<int> scores, List<string> explanation)
    {
        var rating = band;
        foreach (var limiter in scoring.Limiters.Where(limiter => limiter.Band == band && limiter.AnyScore.Any(scores.Contains)))
        {
            explanation.Add($"Limiter {limiter.Id}: {limiter.Text}, so {Names.Of(limiter.Cap)} at most.");
            rating = limiter.Cap < rating ? limiter.Cap : rating;
        }

        return rating;
    }

    private static string Evidence(int pieces) => pieces switch
    {
        0 => "no evidence attached",
        1 => "1 piece of evidence",
        _ => Say($"{pieces} pieces of evidence"),
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
