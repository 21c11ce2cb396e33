using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>One thing that was told of a case. The same in every row that is computed from the same commits.</summary>
public sealed record DigestTold(CaseId CaseId, TickKind Kind, DateTimeOffset At);
