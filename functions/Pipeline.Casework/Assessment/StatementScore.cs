namespace Pipeline.Casework.Assessment;

/// <summary>The score of one statement, with how many pieces of evidence stand behind it: none is allowed and said.</summary>
public sealed record StatementScore(string Statement, int Score, int Evidence);
