namespace Pipeline.Casework.Publication;

/// <summary>A location as a list names it.</summary>
public sealed record ListedLocation(string LocationId, string Name, string? Postcode);
