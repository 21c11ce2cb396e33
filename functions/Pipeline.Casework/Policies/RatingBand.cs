using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>The rating of percentages from and up to whole numbers, both included.</summary>
public sealed record RatingBand(Rating Rating, int From, int To);
