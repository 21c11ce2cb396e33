using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using static Pipeline.Casework.Assessment.Rating;

namespace Pipeline.Casework.Tests.Assessment;

/// <summary>
/// The rules of rating written down a second time and by hand, from the events of a case: of the framework only which statement belongs to which
/// key question is used. Sources as in RatingEngineTests.
/// </summary>
internal sealed class RatingModel
{
    private readonly Framework _framework;
    private readonly Dictionary<string, CaseJudgement> _judgements = [];
    private readonly Dictionary<string, RatingOverridden> _overrides = [];
    private readonly int _breaches;
    private readonly IReadOnlyDictionary<string, Rating> _kept;

    public RatingModel(Framework framework, IReadOnlyList<CaseEvent> events)
    {
        _framework = framework;
        foreach (var made in events.OfType<JudgementMade>())
        {
            _judgements[made.Judgement.Statement ?? made.Judgement.KeyQuestion!] = made.Judgement;
        }

        foreach (var set in events.OfType<RatingOverridden>())
        {
            _overrides[set.KeyQuestion ?? CaseRatings.Overall] = set;
        }

        _breaches = events.OfType<AssessmentCompleted>().LastOrDefault()?.Breaches.Count ?? 0;
        _kept = events.OfType<WorkspaceOpened>().LastOrDefault()?.Previous ?? new Dictionary<string, Rating>();
    }

    /// <summary>What is wrong with these ratings and their explanations.</summary>
    public IEnumerable<string> Faults(CaseRating shown)
    {
        var inForce = new List<Rating>();
        foreach (var (question, rating) in _framework.KeyQuestions.Zip(shown.KeyQuestions))
        {
            var (computed, lines) = _framework.Scoring is null ? Direct(question) : Scored([.. question.Statements.Select(statement => statement.Id)], limited: true);
            var expected = Over(question.Id, computed, lines);
            inForce.Add(expected);
            foreach (var fault in Compare(question.Id, expected, computed, lines, rating.Rating, rating.Computed, rating.Explanation))
            {
                yield return fault;
            }
        }

        var (overall, because) = _framework.KeyQuestions.Count == 0
            ? Scored([.. _framework.Statements.Select(statement => statement.Id)], limited: false)
            : Aggregated(inForce);
        var capped = _breaches > 0 && _framework.KeyQuestions.Count > 0 && overall > RequiresImprovement ? RequiresImprovement : overall;
        because.AddRange(Enumerable.Repeat("Breach of regulation", _breaches));
        var final = Over(CaseRatings.Overall, capped, because);
        foreach (var fault in Compare(CaseRatings.Overall, final, capped, because, shown.Overall.Rating, shown.Overall.Computed, shown.Overall.Explanation))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Compare(
        string what, Rating rating, Rating computed, List<string> lines, Rating shown, Rating shownComputed, IReadOnlyList<string> explanation)
    {
        if ((rating, computed) != (shown, shownComputed))
        {
            yield return $"rating of {what}: {shown} from {shownComputed}, where its judgements give {rating} from {computed}";
        }

        foreach (var group in lines.GroupBy(line => line))
        {
            if (explanation.Count(line => line.Contains(group.Key, StringComparison.Ordinal)) < group.Count())
            {
                yield return $"rating of {what} does not say \"{group.Key}\": {string.Join(" | ", explanation)}";
            }
        }
    }

    private Rating Over(string what, Rating computed, List<string> lines)
    {
        if (!_overrides.TryGetValue(what, out var set))
        {
            return computed;
        }

        lines.Add($"{Names.Of(computed)} becomes {Names.Of(set.Rating)}, because {set.Reason}");
        return set.Rating;
    }

    private (Rating Rating, List<string> Lines) Direct(FrameworkKeyQuestion question) =>
        _judgements.TryGetValue(question.Id, out var judgement)
            ? (judgement.Rating!.Value, [$"{Names.Of(judgement.Rating!.Value)}, because {judgement.Rationale.Text ?? "see the rationale"}"])
            : Kept(question.Id);

    private (Rating Rating, List<string> Lines) Scored(IReadOnlyList<string> statements, bool limited)
    {
        var scores = statements.Where(_judgements.ContainsKey).Select(id => (Id: id, Score: _judgements[id].Score!.Value)).ToList();
        if (scores.Count == 0)
        {
            return limited ? Kept(_framework.FindStatement(statements[0])!.KeyQuestion!) : (NotRated, ["No statement has a score."]);
        }

        var sum = scores.Sum(score => score.Score);
        var percentage = (int)Math.Round(100m * sum / (4 * scores.Count), MidpointRounding.AwayFromZero);
        var band = percentage < 39 ? Inadequate : percentage < 63 ? RequiresImprovement : percentage < 88 ? Good : Outstanding;
        List<string> lines =
        [
            .. scores.Select(score => $": score {score.Score}, "), $"Sum {sum} of {4 * scores.Count}", $"Percentage {percentage}:",
            $": {Names.Of(band)}.",
        ];
        var lowest = scores.Min(score => score.Score);
        var rating = !limited ? band
            : band == Good && lowest == 1 ? RequiresImprovement
            : band == Outstanding && lowest <= 2 ? Good
            : band;
        if (rating != band)
        {
            lines.Add($"so {Names.Of(rating)} at most");
        }

        return (rating, lines);
    }

    private (Rating Rating, List<string> Lines) Kept(string question) =>
        _kept.TryGetValue(question, out var kept) && kept != NotRated
            ? (kept, [$"Carried: {Names.Of(kept)}"])
            : (NotRated, ["No earlier rating is kept: not-rated."]);

    private (Rating Rating, List<string> Lines) Aggregated(IReadOnlyList<Rating> ratings)
    {
        int Count(Rating rating) => ratings.Count(other => other == rating);
        var overall = Count(NotRated) > 0 ? NotRated
            : Count(Inadequate) >= 2 ? Inadequate
            : Count(RequiresImprovement) >= 2 ? RequiresImprovement
            : Count(Outstanding) >= 2 && Count(Outstanding) + Count(Good) == ratings.Count ? Outstanding
            : Count(Inadequate) == 0 && Count(RequiresImprovement) <= 1 ? Good
            : NotRated;
        return (overall,
        [
            .. _framework.KeyQuestions.Zip(ratings, (question, rating) => $"{question.Label}: {Names.Of(rating)}"),
            overall == NotRated ? "not-rated" : $"so {Names.Of(overall)}.",
        ]);
    }
}
