namespace Pipeline.Casework.Cases;

/// <summary>A case as loaded: its state and the hash of its newest commit.</summary>
public sealed record CaseFile(CaseState State, string HeadHash);
