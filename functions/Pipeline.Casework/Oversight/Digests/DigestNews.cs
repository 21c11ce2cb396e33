using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>One case in somebody's digest: where it is, until when, and what happened. Never what was told of it or by whom.</summary>
public sealed record DigestNews(CaseId CaseId, Stage Stage, DateTimeOffset? Due, IReadOnlyList<CaseTold> Told);
