using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

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
