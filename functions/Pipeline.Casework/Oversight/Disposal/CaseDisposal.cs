namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>A disposal that was decided, and when all of it was gone; null while it is under way.</summary>
public sealed record CaseDisposal(DisposalScope Scope, DateTimeOffset BegunAt, DateTimeOffset? DoneAt);
