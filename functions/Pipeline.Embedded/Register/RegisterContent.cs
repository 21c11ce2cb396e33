using Pipeline.Casework.Publication;

namespace Pipeline.Embedded.Register;

/// <summary>The locations of a register file, each id once, and everything that was noticed about them.</summary>
public sealed record RegisterContent(IReadOnlyList<Location> Locations, IReadOnlyList<RegisterNote> Notes);
