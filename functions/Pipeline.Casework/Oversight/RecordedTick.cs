namespace Pipeline.Casework.Oversight;

/// <summary>A tick that has been recorded, at <paramref name="At"/>; its id holds stage entry, kind, step and time.</summary>
public sealed record RecordedTick(string Id, TickKind Kind, DateTimeOffset DueAt, DateTimeOffset At);
