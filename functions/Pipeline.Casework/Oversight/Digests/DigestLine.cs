using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>One case in somebody's digest: where it is, until when, and why it is there. Never what was told of it or by whom.</summary>
public sealed record DigestLine(CaseId CaseId, Stage Stage, DateTimeOffset? Due, string Why);
