namespace Pipeline.Casework.Assessment;

/// <summary>A visit to a service. It may precede the receipt of the case, never lie in the future.</summary>
public sealed record Visit(string VisitId, DateOnly Date, IReadOnlyList<string> Team, bool Void);
