namespace Pipeline.Casework.Oversight;

/// <summary>Why nothing more is tried, and since when.</summary>
public sealed record ParkedFacts(DateTimeOffset Since, string Reason);
