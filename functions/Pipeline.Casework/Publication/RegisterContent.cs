namespace Pipeline.Casework.Publication;

/// <summary>Locations to load, each id once, and everything that was noticed about them.</summary>
public sealed record RegisterContent(IReadOnlyList<Location> Locations, IReadOnlyList<RegisterFinding> Findings);
