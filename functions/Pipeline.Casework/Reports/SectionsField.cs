using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Reports;

/// <summary>The required <c>sections</c> of a body: texts by the name of the section.</summary>
public static class SectionsField
{
    private const int MaxSections = 60;
    private const int MaxName = 60;

    public static IReadOnlyList<KeyValuePair<string, string>> Read(FieldReader body, DecisionContext context)
    {
        var sections = body.Object("sections", required: true)!;
        if (sections.Names.Count == 0 && body.Faults.IsEmpty)
        {
            body.Fault("sections", "must have at least one section");
        }

        if (sections.Names.Count > MaxSections)
        {
            body.Fault("sections", $"must have at most {MaxSections} sections");
            return [];
        }

        foreach (var name in sections.Names.Where(name => name.Length > MaxName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')))
        {
            body.Fault("sections", $"a name has letters, digits and hyphens, at most {MaxName}: {name[..Math.Min(name.Length, MaxName)]}");
        }

        return [.. sections.Names.Select(name => KeyValuePair.Create(name, sections.RequiredText(name, context.Policy.Limits.NarrativeCharacters)))];
    }

    /// <summary>The sections as edited by a person; a known section keeps its heading, and what it was built from.</summary>
    public static IReadOnlyList<DraftSection> Edited(IReadOnlyList<KeyValuePair<string, string>> sections, CaseScript script) =>
        [.. sections.Select(section => Edited(section.Key, section.Value, script))];

    private static DraftSection Edited(string name, string text, CaseScript script)
    {
        var known = script.State.Draft.Sections.FirstOrDefault(section => section.Name == name);
        return new DraftSection(name, known?.Heading ?? Heading(name), script.Parts.Keep(text), Edited: true)
        {
            Built = known is { Edited: false } ? known.Text : known?.Built,
        };
    }

    private static string Heading(string name)
    {
        var words = name.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
