namespace Pipeline.Casework.Cases;

/// <summary>A way on that needs no decision.</summary>
public sealed record Passage(string Via, Stage To);
