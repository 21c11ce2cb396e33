namespace Pipeline.Casework.Cases;

/// <summary>The newest commit of a case, as far as a store indexes it.</summary>
public sealed record CaseHead(CaseId CaseId, int Version, string Hash, Owed? Owed, bool Closed);
