using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A judgement in force: a score of a statement, or in unscored frameworks a rating of a key question.</summary>
public sealed record CaseJudgement
{
    public string? Statement { get; init; }

    public string? KeyQuestion { get; init; }

    /// <summary>1 to 4.</summary>
    public int? Score { get; init; }

    public Rating? Rating { get; init; }

    public required TextRef Rationale { get; init; }

    /// <summary>Ids of documents.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool Concerns(CaseJudgement other) => Statement == other.Statement && KeyQuestion == other.KeyQuestion;
}
