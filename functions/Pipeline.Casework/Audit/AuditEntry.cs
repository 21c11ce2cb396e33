using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>A read or a disclosure: who saw what of which case, and for what purpose.</summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public string? Role { get; init; }

    /// <summary>What was seen: <c>status</c>, <c>case</c>, <c>bundle</c>, <c>document:ID</c>, <c>reporter</c>, …</summary>
    public required string What { get; init; }

    public CaseId? CaseId { get; init; }

    public string? LocationId { get; init; }

    public string? Purpose { get; init; }
}
