namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>Somebody who is away, to the end of a day, with how many open cases; and who of the deputies is there. Null: none of them.</summary>
public sealed record MorningAbsence(string User, DateOnly Until, int Cases, string? Deputy);
