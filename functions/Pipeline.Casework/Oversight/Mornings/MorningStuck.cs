namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>The first stuck cases with their reason and the call that releases each, and how many there are in all.</summary>
public sealed record MorningStuck(int Total, IReadOnlyList<StuckCase> Items);
