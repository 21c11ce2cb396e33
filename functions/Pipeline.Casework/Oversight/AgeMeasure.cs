namespace Pipeline.Casework.Oversight;

/// <summary>How many cases wait, and since when the oldest does; its age in whole days.</summary>
public sealed record AgeMeasure(string Definition, int Count, DateTimeOffset? Oldest, int? OldestDays);
