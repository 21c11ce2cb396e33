using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>How far a verification is: what was found up to a case, and the case; null at the beginning.</summary>
public sealed record VerificationRun(CaseId? After, VerificationFindings Found)
{
    public static VerificationRun Beginning { get; } = new(null, VerificationFindings.None);
}
