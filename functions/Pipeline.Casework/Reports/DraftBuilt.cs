using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>The draft was built from judgements and evidence; sections that a person edited stay.</summary>
public sealed record DraftBuilt(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Draft = state.Draft with { Sections = Sections } };
}
