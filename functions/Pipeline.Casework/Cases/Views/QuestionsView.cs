namespace Pipeline.Casework.Cases.Views;

/// <summary>A round of questions to the submitter and the answers, once given.</summary>
public sealed record QuestionsView(DateTimeOffset AskedAt, IReadOnlyList<string> Questions, DateTimeOffset? EndedAt, IReadOnlyList<string> Answers, string? ReceivedBy);
