using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A visit that was recorded by mistake: it stays in the record and counts for nothing.</summary>
public sealed record VisitVoided(string VisitId) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Visits = [.. state.Assessment.Visits.Select(visit => visit.VisitId == VisitId ? visit with { Void = true } : visit)],
        },
    };
}
