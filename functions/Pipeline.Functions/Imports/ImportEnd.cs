namespace Pipeline.Functions.Imports;

/// <summary>What the process of an import counted when every line was accepted or rejected.</summary>
public sealed record ImportEnd(ImportRun Run, ImportProgress Progress);
