namespace Pipeline.Casework.Cases;

/// <summary>An idempotency key at work: keyed hashes of scope, route and key, and of the body it came with.</summary>
public sealed record KeyUse(string Key, string BodyHash);
