using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Too many generations in too short a time: nothing more is tried until somebody releases the case.</summary>
public sealed record CaseParked(string Reason) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { Parked = new ParkedFacts(stamp.At, Reason) };
}
