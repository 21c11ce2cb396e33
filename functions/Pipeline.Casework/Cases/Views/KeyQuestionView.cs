using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

/// <summary>A key question and its label.</summary>
public sealed record KeyQuestionView(string KeyQuestion, string Label);
