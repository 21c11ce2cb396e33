namespace Pipeline.Functions.Imports;

/// <summary>The lines of an import that one activity takes in, from this one on, counted from 0.</summary>
public sealed record ImportPart(string ImportId, int From);
