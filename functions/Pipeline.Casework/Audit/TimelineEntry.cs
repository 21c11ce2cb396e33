using System.Text.Json;

namespace Pipeline.Casework.Audit;

/// <summary>One line of a case's timeline: a commit with its events, or a read.</summary>
public sealed record TimelineEntry
{
    public required DateTimeOffset At { get; init; }

    /// <summary>commit or read.</summary>
    public required string Kind { get; init; }

    public required string By { get; init; }

    public string? Role { get; init; }

    public string? OnBehalfOf { get; init; }

    /// <summary>The decision, effect or tick of a commit; what was read.</summary>
    public required string What { get; init; }

    public string? Why { get; init; }

    /// <summary>The number of the commit.</summary>
    public int? Version { get; init; }

    public IReadOnlyList<JsonElement>? Events { get; init; }
}
