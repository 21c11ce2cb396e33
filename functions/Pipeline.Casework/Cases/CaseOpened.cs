using Pipeline.Casework.Notifications;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>The first event of every case.</summary>
public sealed record CaseOpened : CaseEvent
{
    public required CaseKind Kind { get; init; }

    public required string Type { get; init; }

    public required string PolicyVersion { get; init; }

    public Submission? Submission { get; init; }

    public CaseLocation? Location { get; init; }

    /// <summary>The place in a submitter's words.</summary>
    public TextRef? Place { get; init; }

    /// <summary>What <see cref="Place"/> was in the records of before it became a part; never written any more.</summary>
    public string? LocationText { get; init; }

    public CaseId? PreviousCase { get; init; }

    /// <summary>Set where nobody appraises: an assessment that the regulator opened itself.</summary>
    public Priority? Priority { get; init; }

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Kind = Kind,
        Type = Type,
        PolicyVersion = PolicyVersion,
        ReceivedAt = stamp.At,
        Submission = Submission,
        Location = Location,
        Place = Place ?? (LocationText is null ? null : TextRef.Inline(LocationText)),
        PreviousCase = PreviousCase,
        Priority = Priority,
    };
}
