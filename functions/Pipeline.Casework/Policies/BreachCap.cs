using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>A breach of regulations limits the overall rating to <paramref name="Cap"/>.</summary>
public sealed record BreachCap(string Id, Rating Cap, string Text);
