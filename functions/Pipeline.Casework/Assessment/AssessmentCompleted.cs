using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>The assessment is complete; breaches cap the overall rating.</summary>
public sealed record AssessmentCompleted(IReadOnlyList<Breach> Breaches) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with { Breaches = Breaches, CompletedAt = stamp.At },
    };
}
