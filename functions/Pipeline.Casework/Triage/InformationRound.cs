using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Questions to the submitter and, once given, the answers.</summary>
public sealed record InformationRound(DateTimeOffset AskedAt, IReadOnlyList<TextRef> Questions)
{
    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<TextRef> Answers { get; init; } = [];

    /// <summary>How staff got the answer when the submitter did not give it here.</summary>
    public string? ReceivedBy { get; init; }
}
