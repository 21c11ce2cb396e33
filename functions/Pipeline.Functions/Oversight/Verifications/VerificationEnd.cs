using Pipeline.Casework.Audit;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>Every case was looked at; <paramref name="At"/> names the result in the log, so that a repetition keeps no second one.</summary>
public sealed record VerificationEnd(DateTimeOffset At, VerificationFindings Found);
