namespace Pipeline.Casework.Oversight;

/// <summary>So many cases took so many tenths of a day.</summary>
public sealed record DurationTally(int Tenths, int Count);
