using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

/// <summary>The framework of an assessment, its statements in the order of its data.</summary>
public sealed record FrameworkView(string Id, string Version, string Title, IReadOnlyList<StatementView> Statements, IReadOnlyList<KeyQuestionView> KeyQuestions);

/// <summary>A statement; the key question is null in a framework without them.</summary>
public sealed record StatementView(string Statement, string Title, string? KeyQuestion);

/// <summary>A key question and its label.</summary>
public sealed record KeyQuestionView(string KeyQuestion, string Label);

/// <summary>What an assessment has gathered.</summary>
public sealed record AssessmentView
{
    public required IReadOnlyList<string> Statements { get; init; }

    public required IReadOnlyList<string> Team { get; init; }

    public required IReadOnlyList<Visit> Visits { get; init; }

    public required IReadOnlyList<JudgementView> Judgements { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required IReadOnlyList<Breach> Breaches { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>A judgement with its rationale.</summary>
public sealed record JudgementView
{
    public string? Statement { get; init; }

    public string? KeyQuestion { get; init; }

    public int? Score { get; init; }

    public Rating? Rating { get; init; }

    public required string Rationale { get; init; }

    public required IReadOnlyList<string> Evidence { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
