using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>Sections of the published report were corrected; a new edition goes to sign-off and keeps the first date.</summary>
public sealed record ReportCorrected(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => new DraftSaved(Sections).Apply(state, stamp) with { Closed = null };
}
