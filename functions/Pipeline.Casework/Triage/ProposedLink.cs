using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>A case that may be about the same matter, and why. Nothing is merged without a decision.</summary>
public sealed record ProposedLink(CaseId CaseId, string Why);
