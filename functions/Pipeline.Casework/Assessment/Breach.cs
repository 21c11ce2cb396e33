namespace Pipeline.Casework.Assessment;

/// <summary>A breach of regulations found in an assessment.</summary>
public sealed record Breach(string Regulation, string Text);
