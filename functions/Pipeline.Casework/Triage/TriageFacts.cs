using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>What triage knows of a case.</summary>
public sealed record TriageFacts
{
    /// <summary>First entry into triage: the clock never starts again until a reopening.</summary>
    public DateTimeOffset? ClockStartedAt { get; init; }

    /// <summary>First accept, link, close or recorded action by a person.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>A person's last substantive decision.</summary>
    public DateTimeOffset? LastActionAt { get; init; }

    /// <summary>When triage first ended with a decision.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public IReadOnlyList<InformationRound> Rounds { get; init; } = [];

    /// <summary>The submitter did not answer in time.</summary>
    public bool InformationExpired { get; init; }
}
