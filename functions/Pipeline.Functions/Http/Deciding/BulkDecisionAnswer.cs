namespace Pipeline.Functions.Http.Deciding;

/// <summary>What became of each decision, in the order they were sent.</summary>
public sealed record BulkDecisionAnswer(IReadOnlyList<BulkDecisionResult> Results);
