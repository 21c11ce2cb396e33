using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A document supports statements.</summary>
public sealed record EvidenceAttached(Evidence Evidence) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Evidence = [.. state.Assessment.Evidence.Where(other => other.DocumentId != Evidence.DocumentId), Evidence],
        },
    };
}
