namespace Pipeline.Casework.Cases;

/// <summary>What was answered under an idempotency key, so that it can be answered again.</summary>
public sealed record KeyAnswer(string Key, string BodyHash, int Version, Stage Stage);
