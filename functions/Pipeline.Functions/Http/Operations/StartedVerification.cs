namespace Pipeline.Functions.Http.Operations;

/// <summary>A verification that goes on; <paramref name="StatusUrl"/> says how far it is and, at its end, what it found.</summary>
public sealed record StartedVerification(string StatusUrl);
