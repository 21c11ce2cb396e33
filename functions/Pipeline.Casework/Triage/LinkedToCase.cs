using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>This case is about the same matter as another, and is closed into it.</summary>
public sealed record LinkedToCase(CaseId CaseId) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { Links = state.Links with { LinkedTo = CaseId } };
}
