namespace Pipeline.Casework.Cases;

/// <summary>How a case was closed: every closed case has a reason.</summary>
public sealed record ClosedFacts(string Outcome, Stage From, string? Reason);
