namespace Pipeline.Casework.Cases;

/// <summary>Collects the parts of a commit while its events are made.</summary>
public sealed class PartBook(CaseId caseId, IdSource ids)
{
    /// <summary>Characters of text that one commit holds in place, so that it stays far below its limit in bytes.</summary>
    private const int MaxInlineInAll = 48 * 1024;

    private readonly List<PartDocument> _parts = [];
    private int _inline;

    public IReadOnlyList<PartDocument> Parts => _parts;

    /// <summary>Puts a text beside the chain and returns the id of its part.</summary>
    public string Put(PartKind kind, string text)
    {
        var part = new PartDocument { CaseId = caseId, PartId = ids.NewId(), Kind = kind, Salt = ids.NewId(), Text = text };
        _parts.Add(part);
        return part.PartId;
    }

    /// <summary>Personal data and narratives always stand beside the chain, however short; so does any other text that is long.</summary>
    public TextRef Keep(PartKind kind, string text)
    {
        if (kind != PartKind.Text || text.Length > TextRef.MaxInline || _inline + text.Length > MaxInlineInAll)
        {
            return new TextRef { Part = Put(kind, text) };
        }

        _inline += text.Length;
        return TextRef.Inline(text);
    }

    /// <summary>Keeps a text that is personal only when it is long.</summary>
    public TextRef Keep(string text) => Keep(PartKind.Text, text);
}
