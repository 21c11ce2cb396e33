using Pipeline.Casework.Cases;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>The fields found in a document, by tag.</summary>
internal sealed class FilledFields
{
    private static readonly string[] Prefixes = [$"{DecisionNames.Judge}:", $"{DecisionNames.AttachEvidence}:"];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    public FilledFields(IReadOnlyList<WordControl> controls)
    {
        foreach (var (tag, text) in controls)
        {
            if (!_texts.TryAdd(tag, text) && _texts[tag] != text)
            {
                _twice.Add(tag);
            }
        }

        Case = _texts.Keys.Select(WorkspaceDocument.CaseOf).FirstOrDefault(found => found is not null);
    }

    /// <summary>The case and version that the document says it was made from.</summary>
    public (string CaseId, int Version)? Case { get; }

    public IReadOnlyDictionary<string, string> Texts => _texts;

    public bool Has(WorkspaceEntry entry) => entry.Fields.Any(field => _texts.ContainsKey(entry.TagOf(field)));

    /// <summary>Why the fields of an entry cannot be read; empty when they can.</summary>
    public IReadOnlyList<string> FaultsOf(WorkspaceEntry entry) =>
    [
        .. entry.Fields.Where(field => !_texts.ContainsKey(entry.TagOf(field))).Select(field => $"its field {field.Label} is no longer in the document"),
        .. entry.Fields.Where(field => _twice.Contains(entry.TagOf(field))).Select(field => $"its field {field.Label} is in the document more than once, with different contents"),
    ];

    /// <summary>What stands in the fields of an entry that are there, each with its label.</summary>
    public string TextOf(WorkspaceEntry entry) => string.Join('\n', entry.Fields
        .Where(field => _texts.GetValueOrDefault(entry.TagOf(field), string.Empty).Length > 0)
        .Select(field => $"{field.Label}: {_texts[entry.TagOf(field)]}"));

    /// <summary>Fields that look like ours and belong to none of these entries.</summary>
    public IEnumerable<KeyValuePair<string, string>> Strange(IEnumerable<WorkspaceEntry> entries)
    {
        var known = entries.SelectMany(entry => entry.Fields.Select(entry.TagOf)).ToHashSet(StringComparer.Ordinal);
        return _texts.Where(field => Prefixes.Any(prefix => field.Key.StartsWith(prefix, StringComparison.Ordinal)) && !known.Contains(field.Key));
    }
}
