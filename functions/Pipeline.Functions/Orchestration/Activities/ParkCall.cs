using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>An effect that failed for good.</summary>
/// <param name="Effect">Which.</param>
/// <param name="Reason">kebab-case, stable.</param>
public sealed record ParkCall(EffectCall Effect, string Reason);
