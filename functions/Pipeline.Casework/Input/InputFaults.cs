namespace Pipeline.Casework.Input;

/// <summary>
/// Everything wrong with one input, by field path (<c>submittedBy.name</c>, <c>points[2].text</c>), in the order found.
/// The same text is kept once for a field.
/// </summary>
public sealed class InputFaults
{
    private readonly OrderedDictionary<string, List<string>> byField = [];

    public bool IsEmpty => byField.Count == 0;

    public IReadOnlyList<string> Fields => [.. byField.Keys];

    /// <summary>A copy in the shape of the <c>errors</c> of problem details.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByField()
    {
        var copy = new OrderedDictionary<string, IReadOnlyList<string>>(byField.Count);
        foreach (var (field, texts) in byField)
        {
            copy.Add(field, [.. texts]);
        }

        return copy;
    }

    public void Add(string field, string text)
    {
        if (!byField.TryGetValue(field, out var texts))
        {
            texts = [];
            byField.Add(field, texts);
        }

        if (!texts.Contains(text, StringComparer.Ordinal))
        {
            texts.Add(text);
        }
    }

    public override string ToString() =>
        string.Join("; ", byField.Select(fault => $"{fault.Key} {string.Join(", ", fault.Value)}"));
}
