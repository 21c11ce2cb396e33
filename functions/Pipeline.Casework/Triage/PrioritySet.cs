using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Somebody set another priority than the one computed; the clock follows it.</summary>
public sealed record PrioritySet(Priority Priority) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with { Priority = Priority };
}
