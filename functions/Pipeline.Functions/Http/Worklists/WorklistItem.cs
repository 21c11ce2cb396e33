using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>One case in a list, as of the time of the call.</summary>
public sealed record WorklistItem
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    public required CaseKind Kind { get; init; }

    public required string Type { get; init; }

    public required Stage Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    /// <summary>Who must act; absent where nobody must.</summary>
    public Role? Role { get; init; }

    public string? Team { get; init; }

    public string? Assignee { get; init; }

    /// <summary>Who looks after it is away now; absent where that is not so. The assignment stands.</summary>
    public Absence? AssigneeAway { get; init; }

    public Priority? Priority { get; init; }

    public string? LocationId { get; init; }

    public string? LocationName { get; init; }

    public string? ProviderId { get; init; }

    public string? ProviderReference { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? Due { get; init; }

    public required bool Late { get; init; }

    public required bool Stuck { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public DateTimeOffset? LastActionAt { get; init; }

    /// <summary>Effects that wait for a hand.</summary>
    public required IReadOnlyList<string> OpenEffects { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? Outcome { get; init; }

    public static WorklistItem Of(WorklistRow row, PeopleDirectory people, DateTimeOffset asOf) => new()
    {
        CaseId = row.CaseId,
        Reference = row.CaseId.Reference,
        Kind = row.Kind,
        Type = row.Type,
        Stage = row.Stage,
        StageSince = row.StageSince,
        Role = row.ActingRole,
        Team = row.Team,
        Assignee = row.Assignee,
        AssigneeAway = people.AbsenceOf(row.Assignee, LondonTime.DateOf(asOf)),
        Priority = row.Priority,
        LocationId = row.LocationId,
        LocationName = row.LocationName,
        ProviderId = row.ProviderId,
        ProviderReference = row.ProviderReference,
        ReceivedAt = row.ReceivedAt,
        Due = row.Due,
        Late = row.Due < asOf && row.HeldUntil is null,
        Stuck = row.StuckAt < asOf,
        HeldUntil = row.HeldUntil,
        LastActionAt = row.LastActionAt,
        OpenEffects = row.OpenEffects,
        ClosedAt = row.ClosedAt,
        Outcome = row.Outcome,
    };
}
