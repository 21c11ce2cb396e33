namespace Pipeline.Casework.Policies;

/// <summary>Somebody is away to the end of a day; null where none of the deputies is there either.</summary>
public sealed record Absence(DateOnly Until, string? Deputy);
