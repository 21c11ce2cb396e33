namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>Notifications and concerns received since the start of the last working day before today.</summary>
public sealed record MorningArrivals(DateTimeOffset Since, int Count);
