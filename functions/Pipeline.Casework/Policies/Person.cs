using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary>A holder of roles. Users are ids of the directory that signs people in.</summary>
public sealed record Person
{
    public required string User { get; init; }

    public required IReadOnlySet<Role> Roles { get; init; }

    public required string Team { get; init; }

    /// <summary>The next one to whom late cases go up; null at the top.</summary>
    public string? ReportsTo { get; init; }

    public string? Deputy { get; init; }

    /// <summary>The last day away; null when present.</summary>
    public DateOnly? AwayUntil { get; init; }

    public bool IsAway(DateOnly on) => AwayUntil >= on;
}
