using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A visit took place, or what was recorded of it is corrected.</summary>
public sealed record VisitRecorded(Visit Visit) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Visits = [.. state.Assessment.Visits.Where(visit => visit.VisitId != Visit.VisitId), Visit],
        },
    };
}
