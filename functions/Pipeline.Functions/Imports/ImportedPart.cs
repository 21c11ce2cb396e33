namespace Pipeline.Functions.Imports;

/// <summary>What became of a part: its lines, how many opened a case, and the document that lists the others, null where there are none.</summary>
public sealed record ImportedPart(int Lines, int Accepted, string? Rejections);
