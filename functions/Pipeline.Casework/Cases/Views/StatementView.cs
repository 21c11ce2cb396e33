namespace Pipeline.Casework.Cases.Views;

/// <summary>A statement; the key question is null in a framework without them.</summary>
public sealed record StatementView(string Statement, string Title, string? KeyQuestion);
