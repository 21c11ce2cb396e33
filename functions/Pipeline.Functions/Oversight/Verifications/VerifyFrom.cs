using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>After which case a part begins; null: at the beginning.</summary>
public sealed record VerifyFrom(CaseId? After);
