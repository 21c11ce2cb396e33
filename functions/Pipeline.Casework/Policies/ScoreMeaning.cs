namespace Pipeline.Casework.Policies;

/// <summary>A score that may be given and what it says.</summary>
public sealed record ScoreMeaning(int Score, string Meaning);
