namespace Pipeline.Casework.Cases.Views;

/// <summary>A clock that counts neglect; it ended at <paramref name="EndedAt"/> or still runs.</summary>
public sealed record ReviewClockView(DateTimeOffset Since, DateTimeOffset? EndedAt);
