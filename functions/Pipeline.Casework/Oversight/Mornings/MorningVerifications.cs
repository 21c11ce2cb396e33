using Pipeline.Casework.Audit;

namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>The last verification of the whole record and the last comparison with a checkpoint; null: never.</summary>
public sealed record MorningVerifications(Verification? Record, Verification? Checkpoint);
