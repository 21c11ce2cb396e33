namespace Pipeline.Casework.Assessment;

/// <summary>The ratings of a case; key questions in the order of the framework, none where it has none.</summary>
public sealed record CaseRating(OverallRating Overall, IReadOnlyList<KeyQuestionRating> KeyQuestions);
