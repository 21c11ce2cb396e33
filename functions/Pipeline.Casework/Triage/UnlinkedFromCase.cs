using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>The case it was linked to closed without an assessment: this one is open again, and its clock starts anew.</summary>
public sealed record UnlinkedFromCase(CaseId CaseId) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Links = state.Links with { LinkedTo = null },
        Closed = null,
        Triage = state.IsClosed ? state.Triage with { ClockStartedAt = null } : state.Triage,
    };
}
