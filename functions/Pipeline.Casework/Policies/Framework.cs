using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>One version of an assessment framework. All its rules are data; no code knows it by name.</summary>
public sealed record Framework
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary><c>id@version</c>.</summary>
    public string Key => $"{Id}@{Version}";

    public required string Title { get; init; }

    public required string Status { get; init; }

    public required IReadOnlyDictionary<Rating, string> Labels { get; init; }

    /// <summary>Empty: the overall rating comes from all statements at once.</summary>
    public required IReadOnlyList<FrameworkKeyQuestion> KeyQuestions { get; init; }

    /// <summary>All statements in the order of the data.</summary>
    public required IReadOnlyList<FrameworkStatement> Statements { get; init; }

    public required IReadOnlyList<EvidenceCategory> EvidenceCategories { get; init; }

    /// <summary>Null: key questions are rated directly, with a reason.</summary>
    public FrameworkScoring? Scoring { get; init; }

    /// <summary>In order; the first that holds counts.</summary>
    public required IReadOnlyList<AggregationRule> OverallRules { get; init; }

    public BreachCap? BreachCap { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public FrameworkStatement? FindStatement(string id) =>
        Statements.FirstOrDefault(statement => string.Equals(statement.Id, id, StringComparison.Ordinal));

    public FrameworkKeyQuestion? FindKeyQuestion(string id) =>
        KeyQuestions.FirstOrDefault(question => string.Equals(question.Id, id, StringComparison.Ordinal));
}
