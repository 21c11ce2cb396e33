using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.Operations;

/// <summary>A case with a fresh process.</summary>
public sealed record ReleasedCase(CaseId CaseId, int Generation);
