namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>The first dead letters, and how many there are in all; more than that where <paramref name="TotalIsAtLeast"/>.</summary>
public sealed record MorningDeadLetters(int Total, IReadOnlyList<MorningDeadLetter> Items, bool TotalIsAtLeast);
