using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>The place of the case is known, or was corrected.</summary>
public sealed record LocationSet(CaseLocation Location) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with { Location = Location };
}
