namespace Pipeline.Functions.Imports;

/// <summary>A line that opened no case: its number in the file, from 1, and every fault by field.</summary>
public sealed record RejectedLine(int Line, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);
