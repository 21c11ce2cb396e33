using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>A hold that ends by itself.</summary>
public sealed record MorningHold(CaseId CaseId, string Reference, Stage Stage, DateTimeOffset Until, string? Assignee);
