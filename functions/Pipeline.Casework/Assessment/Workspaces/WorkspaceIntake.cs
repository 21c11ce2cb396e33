using System.Globalization;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>What is being made of one document: each entry is taken, left as it is, or refused.</summary>
/// <param name="filled">The fields of the document.</param>
/// <param name="madeFrom">The version it was made from.</param>
/// <param name="before">The entries as of that version.</param>
internal sealed class WorkspaceIntake(FilledFields filled, int madeFrom, IReadOnlyList<WorkspaceEntry> before)
{
    private const int MaxText = 1000;
    private readonly List<WorkspaceAnswer.Took> _taken = [];
    private readonly List<WorkspaceAnswer.Left> _unchanged = [];
    private readonly List<WorkspaceAnswer.NotTaken> _refused = [];

    public bool HasTaken => _taken.Count > 0;

    /// <summary>Every entry to look at: those of the document, and those that came since.</summary>
    public IEnumerable<WorkspaceEntry> All(IReadOnlyList<WorkspaceEntry> now) => before.Concat(now.Where(entry => before.All(other => other.Where != entry.Where)));

    /// <summary>What to decide for an entry as the record has it now; null when there is nothing to decide, and then it is noted why.</summary>
    public IReadOnlyList<string>? ToDecide(WorkspaceEntry entry, WorkspaceEntry? now)
    {
        if (!filled.Has(entry) && before.All(other => other.Where != entry.Where))
        {
            return Leave(entry, "it came after the document was made");
        }

        if (filled.FaultsOf(entry) is { Count: > 0 } faults)
        {
            return Refuse(entry, faults);
        }

        var typed = (now ?? entry).Typed(filled.Texts);
        var earlier = before.FirstOrDefault(other => other.Where == entry.Where)?.Shown() ?? [.. typed.Select(_ => string.Empty)];
        if (now is not null && typed.SequenceEqual(now.Shown()))
        {
            return Leave(entry, typed.All(text => text.Length == 0) ? "nothing is filled in" : "the record holds the same");
        }

        if (typed.SequenceEqual(earlier))
        {
            return Leave(entry, now is null ? "it is not changed here, and no longer part of the assessment" : "it is not changed here, and was changed in the system since");
        }

        return now is null || now.Shown().SequenceEqual(earlier)
            ? typed
            : Refuse(entry, [string.Create(CultureInfo.InvariantCulture, $"it was changed in the system after the document was made from version {madeFrom}: take the document out again and decide which of the two is right")]);
    }

    public void Took(WorkspaceEntry entry, IReadOnlyList<string> typed, int version) => _taken.Add(new WorkspaceAnswer.Took(
        entry.Where, entry.Title, entry.Decision, [.. entry.Fields.Zip(typed).Where(field => field.Second.Length > 0).Select(field => field.First.Name)], version));

    /// <summary>Notes a refusal. Nothing is left to decide.</summary>
    public IReadOnlyList<string>? Refuse(WorkspaceEntry entry, IReadOnlyList<string> reasons)
    {
        Refuse(entry.Where, filled.TextOf(entry), reasons);
        return null;
    }

    public WorkspaceAnswer Answer(CaseState state, IReadOnlyList<WorkspaceEntry> now)
    {
        foreach (var (tag, text) in filled.Strange(All(now)))
        {
            Refuse(tag, text, ["this case has no such field"]);
        }

        return new WorkspaceAnswer
        {
            Version = state.Version,
            Stage = state.Stage,
            MadeFrom = madeFrom,
            Taken = _taken,
            Unchanged = _unchanged,
            Refused = _refused,
        };
    }

    private void Refuse(string where, string text, IReadOnlyList<string> reasons) =>
        _refused.Add(new WorkspaceAnswer.NotTaken(where, text.Length > MaxText ? $"{Start(text)}…" : text, reasons));

    /// <summary>The beginning, without half a character at its end.</summary>
    private static string Start(string text) => text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    private IReadOnlyList<string>? Leave(WorkspaceEntry entry, string why)
    {
        _unchanged.Add(new WorkspaceAnswer.Left(entry.Where, entry.Title, why));
        return null;
    }
}
