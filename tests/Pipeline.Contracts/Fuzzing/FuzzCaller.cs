namespace Pipeline.Contracts.Fuzzing;

/// <summary>Somebody who calls.</summary>
/// <param name="Authorization">The whole header; null for none.</param>
/// <param name="Roles">What the caller can be to a case or a call, by name; empty for the public, and for a header that proves nothing.</param>
public sealed record FuzzCaller(string? Authorization, params IReadOnlyList<string> Roles);
