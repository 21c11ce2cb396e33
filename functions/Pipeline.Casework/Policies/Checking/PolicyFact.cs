namespace Pipeline.Casework.Policies.Checking;

/// <summary>One thing that a policy settles, in words.</summary>
/// <param name="Subject">What is settled; once in its scope.</param>
/// <param name="Value">How.</param>
/// <param name="Of">The subject of the fact that this one belongs to: with that one added or removed it says nothing of its own.</param>
internal sealed record PolicyFact(string Subject, string Value, string? Of = null);
