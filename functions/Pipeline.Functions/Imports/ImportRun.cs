namespace Pipeline.Functions.Imports;

/// <summary>What a run of an import starts from: which, and how many lines it has that are not blank.</summary>
public sealed record ImportRun(string ImportId, int Total);
