namespace Pipeline.Casework.Policies;

/// <summary>A kind of evidence that a framework tells apart.</summary>
public sealed record EvidenceCategory(string Id, string Title);
