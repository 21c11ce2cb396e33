using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>A case in a line: where it is, since when, until when, and who is to look after it.</summary>
public sealed record MorningCase
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    public required Stage Stage { get; init; }

    public Priority? Priority { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>Who must act; null where nobody must.</summary>
    public Role? Role { get; init; }

    public string? Team { get; init; }

    /// <summary>Who looks after it; null where it was given to nobody and waits for the role.</summary>
    public string? Assignee { get; init; }

    public static MorningCase Of(WorklistRow row) => new()
    {
        CaseId = row.CaseId,
        Reference = row.CaseId.Reference,
        Stage = row.Stage,
        Priority = row.Priority,
        ReceivedAt = row.ReceivedAt,
        Due = row.Due,
        Role = row.ActingRole,
        Team = row.Team,
        Assignee = row.Assignee,
    };
}
