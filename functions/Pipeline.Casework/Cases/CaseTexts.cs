namespace Pipeline.Casework.Cases;

/// <summary>The texts of a case that stand beside the chain. A part that was disposed of reads as <see cref="Disposed"/>.</summary>
public sealed class CaseTexts
{
    public const string Disposed = "[disposed]";

    private readonly Dictionary<string, string> _parts;

    private CaseTexts(Dictionary<string, string> parts) => _parts = parts;

    /// <summary>Reads the parts named, in one call where there are any.</summary>
    public static async Task<CaseTexts> ReadAsync(ICaseStore store, CaseId caseId, IEnumerable<TextRef?> texts, CancellationToken cancellationToken) =>
        await ReadAsync(store, caseId, texts.Select(text => text?.Part), cancellationToken);

    public static async Task<CaseTexts> ReadAsync(ICaseStore store, CaseId caseId, IEnumerable<string?> partIds, CancellationToken cancellationToken)
    {
        var wanted = partIds.OfType<string>().Distinct().ToList();
        var parts = wanted.Count == 0 ? [] : await store.ReadPartsAsync(caseId, wanted, cancellationToken);
        return new CaseTexts(parts.ToDictionary(part => part.PartId, part => part.Text));
    }

    public string Of(TextRef text) => text.Text ?? OfPart(text.Part!);

    public string OfPart(string partId) => _parts.GetValueOrDefault(partId, Disposed);
}
