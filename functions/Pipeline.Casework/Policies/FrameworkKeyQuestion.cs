namespace Pipeline.Casework.Policies;

/// <summary>A key question with its statements in the order of the framework.</summary>
public sealed record FrameworkKeyQuestion(string Id, string Label, IReadOnlyList<FrameworkStatement> Statements);
