using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>Who made a commit, in which role, and for whom if not for themselves.</summary>
public sealed record Actor(string UserId, Role Role, string? OnBehalfOf = null)
{
    /// <summary>The process itself.</summary>
    public static Actor Process { get; } = new("pipeline", Role.System);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPerson => Role != Role.System;
}
