namespace Pipeline.Casework.Assessment;

/// <summary>A document that supports statements, in a category of the framework.</summary>
public sealed record Evidence(string DocumentId, IReadOnlyList<string> Statements, string? Category);
