using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>
/// An assessment as a Word document to fill in. Fields carry tags that say what they are, so that the layout around them may change; one
/// fixed field says which case it belongs to and as of which version.
/// </summary>
internal static class WorkspaceDocument
{
    public const string CasePrefix = "case:";

    private static readonly IReadOnlyList<string> Instructions =
    [
        "Fill in the fields under each heading. What is there already is what the record holds.",
        "Leave a field as it is to change nothing. A judgement needs its score or rating and its rationale.",
        "Write as much as you need, in as many paragraphs as you need. Formatting is not kept; the words are.",
        "You may move, add and delete text around the fields. Do not delete the fields themselves.",
        "Save the file as .docx and bring it back to the case. You are told what was taken and what was not, and why.",
        "If somebody changes a judgement in the system meanwhile, your change of it is not taken. Take the document out again to see theirs.",
    ];

    public static byte[] Write(CaseState state, Policy policy, IReadOnlyList<WorkspaceEntry> entries)
    {
        var framework = CaseFramework.Of(state, policy);
        var version = state.Version.ToString(CultureInfo.InvariantCulture);
        var document = new WordWriter($"Assessment of {state.Location!.Name}", state.ChangedAt)
            .Title()
            .Heading(1, "How to use this document")
            .List(Instructions)
            .Heading(1, "The assessment")
            .Fixed("Case", TagOf(state), $"{state.CaseId.Reference}, version {version}")
            .Table(
                "What is assessed",
                ["Part", "Content"],
                [
                    ["Place", state.Location.Name],
                    ["Provider", state.Location.ProviderName],
                    ["Framework", framework.Title],
                    ["Team", state.Assessment.Team.Count == 0 ? "Nobody is named yet." : string.Join(", ", state.Assessment.Team)],
                ]);
        Table(document, "Visits", ["Date", "Who visited"], "No visit is recorded.", state.Assessment.Visits.Where(visit => !visit.Void)
            .OrderBy(visit => visit.Date)
            .Select(visit => new[] { visit.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), string.Join(", ", visit.Team) }));
        Table(document, "Breaches of regulations", ["Regulation", "What was found"], "None is recorded.", state.Assessment.Breaches
            .Select(breach => new[] { breach.Regulation, breach.Text }));
        Table(document, "Documents of the case", ["Number", "Name", "Id"], "There is none.", state.Documents
            .Select((file, index) => new[] { WorkspaceEntries.NumberOf(index), file.Name, file.DocumentId }));

        var group = string.Empty;
        foreach (var entry in entries)
        {
            if (entry.Group != group)
            {
                document.Heading(1, group = entry.Group);
            }

            Write(document, entry, framework, state);
        }

        return document.ToArray(KeyValuePair.Create("CaseId", state.CaseId.Value), KeyValuePair.Create("CaseVersion", version));
    }

    /// <summary>The case and version in the tag of the fixed field; null when it is none.</summary>
    public static (string CaseId, int Version)? CaseOf(string tag)
    {
        var parts = tag.Split(':');
        return parts.Length == 3 && $"{parts[0]}:" == CasePrefix && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (parts[1], version)
            : null;
    }

    private static string TagOf(CaseState state) => string.Create(CultureInfo.InvariantCulture, $"{CasePrefix}{state.CaseId}:{state.Version}");

    private static void Table(WordWriter document, string caption, IReadOnlyList<string> columns, string none, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            document.Text($"{caption}: {none}");
        }
        else
        {
            document.Table(caption, columns, all);
        }
    }

    private static void Write(WordWriter document, WorkspaceEntry entry, Framework framework, CaseState state)
    {
        document.Heading(2, $"{entry.Where} {entry.Title}");
        if (framework.Scoring is null && framework.FindKeyQuestion(entry.Where) is { } question)
        {
            document.List(question.Statements
                .Where(statement => !state.Assessment.Statements.Any(id => framework.FindStatement(id)?.KeyQuestion == question.Id) || state.Assessment.Statements.Contains(statement.Id))
                .Select(statement => $"{statement.Id} {statement.Title}"));
        }

        foreach (var field in entry.Fields)
        {
            var (label, tag) = ($"{field.Label} – {entry.Where}", entry.TagOf(field));
            _ = field switch
            {
                ChoiceField choice => document.Choice(label, tag, field.Shown, field.Prompt, choice.Options.Select(option => option.Shown)),
                ListField => document.Line(label, tag, field.Shown, field.Prompt),
                _ => document.Passage(label, tag, field.Shown, field.Prompt),
            };
        }
    }
}
