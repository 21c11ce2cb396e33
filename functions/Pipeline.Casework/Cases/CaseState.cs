using Pipeline.Casework.Assessment;
using Pipeline.Casework.Documents;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases;

/// <summary>Where a case stands: the fold of its commits and nothing else.</summary>
public sealed record CaseState
{
    /// <summary>Rises when <see cref="CaseEvent.Apply"/> of any event means something new: older snapshots are then not used.</summary>
    public const int FoldVersion = 3;

    public required CaseId CaseId { get; init; }

    /// <summary>The number of the newest commit.</summary>
    public int CommitVersion { get; init; }

    /// <summary>The number of the newest commit that a person can see something of.</summary>
    public int Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public CaseKind Kind { get; init; }

    /// <summary>Notification type, concern kind, or why an assessment was opened.</summary>
    public string Type { get; init; } = string.Empty;

    public string PolicyVersion { get; init; } = string.Empty;

    public DateTimeOffset ReceivedAt { get; init; }

    public Submission? Submission { get; init; }

    public CaseId? PreviousCase { get; init; }

    public CaseLocation? Location { get; init; }

    /// <summary>The place in a submitter's words, until somebody sets the location.</summary>
    public TextRef? Place { get; init; }

    public Stage Stage { get; init; }

    /// <summary>Counts every entry into a stage; part of every effect's key.</summary>
    public int StageEntry { get; init; }

    public DateTimeOffset StageSince { get; init; }

    public IReadOnlyList<StageStep> History { get; init; } = [];

    public ClosedFacts? Closed { get; init; }

    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>Ticks recorded since the present stage was entered.</summary>
    public IReadOnlyList<RecordedTick> Ticks { get; init; } = [];

    public int Generation { get; init; } = 1;

    public IReadOnlyList<DateTimeOffset> GenerationsRaised { get; init; } = [];

    public DateTimeOffset? ProcessMissingSince { get; init; }

    public ParkedFacts? Parked { get; init; }

    public Hold? Hold { get; init; }

    /// <summary>When a hold last ended by itself in the present stage.</summary>
    public DateTimeOffset? HoldEndedAt { get; init; }

    /// <summary>Holds that ended.</summary>
    public IReadOnlyList<HeldPeriod> Held { get; init; } = [];

    public TriageFacts Triage { get; init; } = new();

    public Priority? Priority { get; init; }

    public Risk? Risk { get; init; }

    public CaseLinks Links { get; init; } = new();

    public string? Assignee { get; init; }

    public string? Team { get; init; }

    /// <summary>Everybody who ever decided anything on this case.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    public IReadOnlyList<RecordedAction> Actions { get; init; } = [];

    public IReadOnlyList<AddedInformation> Information { get; init; } = [];

    public IReadOnlyList<CaseDocument> Documents { get; init; } = [];

    public AssessmentFacts Assessment { get; init; } = new();

    public DraftFacts Draft { get; init; } = new();

    public FactualAccuracyFacts FactualAccuracy { get; init; } = new();

    public PublicationFacts Publication { get; init; } = new();

    /// <summary>Answers already given under an idempotency key.</summary>
    public IReadOnlyList<KeyAnswer> Keys { get; init; } = [];

    /// <summary>How often the present state was escalated for being late.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    /// <summary>Disposals of what was kept long enough, in order.</summary>
    public IReadOnlyList<CaseDisposal> Disposals { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClosed => Stage == Stage.Closed;

    /// <summary>The state before the first commit.</summary>
    public static CaseState Before(CaseId caseId) => new() { CaseId = caseId };

    /// <summary>The state after a commit.</summary>
    public CaseState Apply(Commit commit)
    {
        var stamp = commit.Stamp;
        var state = commit.Events.Aggregate(this, (current, happened) => happened.Apply(current, stamp));
        var visible = commit.Events.Any(happened => happened.Visible);
        return state with
        {
            CommitVersion = commit.Version,
            Version = visible ? commit.Version : Version,
            ChangedAt = commit.At,
            Involved = stamp.By.Role is not Role.System and not Role.Submitter and not Role.Provider && !Involved.Contains(stamp.By.UserId)
                ? [.. Involved, stamp.By.UserId]
                : Involved,
            Keys = commit.Key is { } use ? [.. Keys, new KeyAnswer(use.Key, use.BodyHash, commit.Version, state.Stage)] : Keys,
        };
    }
}
