namespace Pipeline.Casework.Publication;

/// <summary>A page of locations by name.</summary>
public sealed record RegisterPage(IReadOnlyList<RegisterEntry> Items, string? Next);
