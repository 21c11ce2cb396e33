using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Somebody recorded a sending by hand, to whom and how in their words.</summary>
public sealed record SendRecorded(string EffectKey, string To, string How) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp);
}
