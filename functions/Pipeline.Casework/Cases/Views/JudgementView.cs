using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

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
