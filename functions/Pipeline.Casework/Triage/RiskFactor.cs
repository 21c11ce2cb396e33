namespace Pipeline.Casework.Triage;

/// <summary>One line of a risk: what was looked at, what was found, the points it gives and why.</summary>
public sealed record RiskFactor(string Name, string Value, int Points, string Why);
