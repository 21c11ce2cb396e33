using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A fresh process goes on from the record; every older one ends itself.</summary>
public sealed record GenerationRaised(int Generation, string Code) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Generation = Generation,
        GenerationsRaised = [.. state.GenerationsRaised, stamp.At],
        ProcessMissingSince = null,
        Parked = null,
    };
}
