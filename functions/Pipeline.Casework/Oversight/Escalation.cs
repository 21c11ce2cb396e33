namespace Pipeline.Casework.Oversight;

/// <summary>An escalation: when, how high, to whom.</summary>
public sealed record Escalation(DateTimeOffset At, int Level, string? To);
