namespace Pipeline.Casework.Cases;

/// <summary>A step to be committed.</summary>
public sealed record CommitDraft
{
    /// <summary>Makes the step recognisable as done; null for a step that may be taken any number of times.</summary>
    public string? CommitId { get; init; }

    public required Actor By { get; init; }

    public required string Cause { get; init; }

    public string? Why { get; init; }

    public required IReadOnlyList<CaseEvent> Events { get; init; }

    public IReadOnlyList<PartDocument> Parts { get; init; } = [];

    public KeyUse? Key { get; init; }

    /// <summary>The process made it and reads the record again by itself: it needs no nudge.</summary>
    public bool ByProcess { get; init; }
}
