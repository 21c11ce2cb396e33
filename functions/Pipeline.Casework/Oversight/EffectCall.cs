using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>An effect to run for a process of one generation. The key is the idempotency key.</summary>
public sealed record EffectCall(CaseId CaseId, int Generation, string Effect, string Key);
