namespace Pipeline.Casework.Oversight;

/// <summary>How many cases wait, and since when the oldest does.</summary>
public sealed record WaitingFigure(int Count, DateTimeOffset? Oldest);
