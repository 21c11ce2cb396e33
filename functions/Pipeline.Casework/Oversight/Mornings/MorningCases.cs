namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>The first cases of a list, and how many there are in all.</summary>
public sealed record MorningCases(int Total, IReadOnlyList<MorningCase> Items);
