using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>Everything that one version of a framework settles.</summary>
internal static class FrameworkFacts
{
    public static IReadOnlyList<PolicyFact> Of(Framework framework) =>
    [
        new("title", framework.Title),
        new("status", framework.Status),
        .. framework.Labels.Select(label => new PolicyFact($"label of {Names.Of(label.Key)}", label.Value)),
        new("key questions in order", FactWords.List(framework.KeyQuestions.Select(question => question.Id))),
        .. framework.KeyQuestions.Select(question => new PolicyFact($"key question {question.Id}", question.Label)),
        .. framework.Statements.Select(statement =>
            new PolicyFact($"statement {statement.Id}", FactWords.Join($"\"{statement.Title}\"", statement.KeyQuestion is null ? null : $"of {statement.KeyQuestion}"))),
        new("statements in order", FactWords.List(framework.Statements.Select(statement => statement.Id))),
        .. framework.EvidenceCategories.Select(category => new PolicyFact($"evidence category {category.Id}", category.Title)),
        .. Scoring(framework.Scoring),
        .. framework.OverallRules.Select((rule, index) => new PolicyFact($"overall rule {rule.Id}", Words(rule, index))),
        new("breach of regulations", framework.BreachCap is { } cap ? $"at most {Names.Of(cap.Cap)} ({cap.Id}: {cap.Text})" : FactWords.Nothing),
        new("notes", FactWords.List(framework.Notes)),
        new("sources", FactWords.List(framework.Sources)),
    ];

    private static IEnumerable<PolicyFact> Scoring(FrameworkScoring? scoring) => scoring is null
        ? [new("scoring", "none: key questions are rated directly")]
        :
        [
            new("scoring", $"scores {FactWords.Number(scoring.MinScore)} to {FactWords.Number(scoring.MaxScore)}"),
            .. scoring.Scores.Select(score => new PolicyFact($"score {FactWords.Number(score.Score)}", score.Meaning)),
            .. scoring.Bands.Select(band => new PolicyFact($"rating threshold {Names.Of(band.Rating)}", $"{FactWords.Number(band.From)} to {FactWords.Number(band.To)} %")),
            .. scoring.Limiters.Select(limiter => new PolicyFact(
                $"limiter {limiter.Id}",
                $"{Names.Of(limiter.Band)} with a score of {string.Join(" or ", limiter.AnyScore.Select(FactWords.Number))}: at most {Names.Of(limiter.Cap)} ({limiter.Text})")),
        ];

    private static string Words(AggregationRule rule, int index) =>
        $"{FactWords.Join([.. rule.AtLeast.Select(count => Count("at least", count)), .. rule.AtMost.Select(count => Count("at most", count)), rule.Only.Count == 0 ? null : $"only {string.Join(" or ", rule.Only.Select(Names.Of))}"])}"
        + $" → {Names.Of(rule.Then)} (number {FactWords.Number(index + 1)}: {rule.Text})";

    private static string Count(string bound, KeyValuePair<Rating, int> count) => $"{bound} {FactWords.Number(count.Value)} {Names.Of(count.Key)}";
}
