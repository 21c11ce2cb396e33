using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>A part of a verification: what it found, and after which case the next part begins; null at the end.</summary>
public sealed record VerifiedPart(VerificationFindings Found, CaseId? Next);
