using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>Which entries are wanted; null asks for all. Times are inclusive at the start and exclusive at the end.</summary>
public sealed record AuditQuery
{
    public CaseId? CaseId { get; init; }

    public string? Actor { get; init; }

    public string? LocationId { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>The <see cref="AuditPage.Next"/> of the page before.</summary>
    public long After { get; init; }

    public int Take { get; init; } = 200;
}
