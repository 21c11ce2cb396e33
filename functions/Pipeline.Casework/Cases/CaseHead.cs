namespace Pipeline.Casework.Cases;

/// <summary>The newest commit of a case, as far as a store indexes it. <paramref name="Closed"/> as in <see cref="CommitDocument.Closed"/>.</summary>
public sealed record CaseHead(CaseId CaseId, int Version, string Hash, Owed? Owed, bool Closed);
