using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>A place where the record does not hold together.</summary>
public sealed record BrokenLink(CaseId CaseId, int Version, string What);
