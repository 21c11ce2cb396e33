using Pipeline.Casework.Audit;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>What a verification that goes on has looked at and found broken so far. Figures only: the state of a process is shown to more people than the record.</summary>
public sealed record VerificationCounts(int Cases, int Commits, int Broken)
{
    public static VerificationCounts Of(VerificationFindings found) => new(found.Cases, found.Commits, found.BrokenCount);
}
