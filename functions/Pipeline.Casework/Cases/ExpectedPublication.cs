namespace Pipeline.Casework.Cases;

/// <summary>When the report is expected, and what that date is made of.</summary>
public sealed record ExpectedPublication(DateOnly Date, string Why);
