namespace Pipeline.Casework.Assessment;

/// <summary>The rating of one key question, what the rules alone give, and why, line by line.</summary>
public sealed record KeyQuestionRating(string KeyQuestion, Rating Rating, Rating Computed, IReadOnlyList<string> Explanation);
