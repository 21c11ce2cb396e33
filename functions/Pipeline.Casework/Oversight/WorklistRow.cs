using System.Text.Json.Serialization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight;

/// <summary>One case as lists and measures need it: a projection of its commits, rebuildable from nothing.</summary>
public sealed record WorklistRow
{
    /// <summary>More than a day brings: a digest looks no further back than the one before.</summary>
    public const int MostTold = 8;

    public required CaseId CaseId { get; init; }

    /// <summary>The commit this row was computed from; an older one never replaces a newer one.</summary>
    public required int CommitVersion { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>Notification type, concern kind or reason of the assessment.</summary>
    public required string Type { get; init; }

    public required Stage Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    /// <summary>Who must act; null where nobody must.</summary>
    public Role? ActingRole { get; init; }

    public string? Team { get; init; }

    public string? Assignee { get; init; }

    public Priority? Priority { get; init; }

    public string? LocationId { get; init; }

    public string? LocationName { get; init; }

    public string? ProviderId { get; init; }

    public string? ProviderReference { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the running clock ends; null where none runs.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary><see cref="Due"/> was counted without the bank holidays of some year.</summary>
    public bool DueIsProvisional { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The latest that somebody is to hear of the case in its present stage, in order; at most <see cref="MostTold"/>.</summary>
    public IReadOnlyList<CaseTold> Told { get; init; } = [];

    /// <summary>When something of the closed case is next to be disposed of; null where nothing is.</summary>
    public DateTimeOffset? DisposalDue { get; init; }

    /// <summary>When a person first accepted, linked, closed or recorded an action; null while unreviewed.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>A person's last substantive decision; null before the first.</summary>
    public DateTimeOffset? LastActionAt { get; init; }

    /// <summary>When the case first left triage by a decision.</summary>
    public DateTimeOffset? TriagedAt { get; init; }

    public DateOnly? FirstVisit { get; init; }

    public DateOnly? LastVisit { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>Effects that wait for a hand: failed for good, or a notice that could not be sent.</summary>
    public required IReadOnlyList<string> OpenEffects { get; init; }

    public Owed? Owed { get; init; }

    /// <summary>When the case becomes stuck if nothing is recorded: the obligation's time and its grace. Null when nothing is owed.</summary>
    public DateTimeOffset? StuckAt { get; init; }

    public required int Generation { get; init; }

    /// <summary>
    /// Narratives, for <see cref="WorklistQuery.Text"/> to be found in, and nothing of who submitted. A worklist keeps it for searching and gives it back with no row.
    /// </summary>
    [JsonIgnore]
    public string? SearchText { get; init; }

    /// <summary>What <see cref="IWorklist.OfReporterAsync"/> finds the row by; kept and given back like <see cref="SearchText"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ReporterKeys { get; init; } = [];

    /// <summary>None of the policy's people can take the role that must act, under the rules of independence; since when.</summary>
    public DateTimeOffset? NobodyCanActSince { get; init; }

    /// <summary>When the sweep found that the record of the case cannot be read any more; what else the row says is from before.</summary>
    public DateTimeOffset? BrokenSince { get; init; }
}
