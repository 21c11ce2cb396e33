namespace Pipeline.Functions.Imports;

/// <summary>How far an import is, as its orchestration shows it: numbers, and the hashes of the documents that list rejected lines.</summary>
public sealed record ImportProgress(int Taken, int Accepted, IReadOnlyList<string> Rejections)
{
    public static ImportProgress None { get; } = new(0, 0, []);

    public ImportProgress With(ImportedPart part) => new(
        Taken + part.Lines, Accepted + part.Accepted, part.Rejections is { } rejections ? [.. Rejections, rejections] : Rejections);
}
