namespace Pipeline.Casework.Cases.Views;

/// <summary>The framework of an assessment, its statements in the order of its data.</summary>
public sealed record FrameworkView(string Id, string Version, string Title, IReadOnlyList<StatementView> Statements, IReadOnlyList<KeyQuestionView> KeyQuestions);
