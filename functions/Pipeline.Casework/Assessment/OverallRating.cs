namespace Pipeline.Casework.Assessment;

/// <summary>A rating in force, what the rules alone give, and why, line by line.</summary>
public sealed record OverallRating(Rating Rating, Rating Computed, IReadOnlyList<string> Explanation);
