using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>Somebody edited sections and is an author from now on.</summary>
public sealed record DraftSaved(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with
        {
            Sections = [.. state.Draft.Sections.Select(section => Saved(section.Name) ?? section),
                .. Sections.Where(saved => state.Draft.Sections.All(section => section.Name != saved.Name))],
            Authors = [.. state.Draft.Authors.Append(stamp.By.UserId).Distinct()],
        },
    };

    private DraftSection? Saved(string name) => Sections.FirstOrDefault(section => section.Name == name);
}
