namespace Pipeline.Casework.Cases;

/// <summary>An effect failed for good; the case stands still until somebody decides. A scan stays open instead: it never blocks the case.</summary>
public sealed record EffectParked(string Key, string Reason) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = effect.Name == Effects.Scan ? EffectStatus.Open : EffectStatus.Parked, Since = stamp.At, Reason = Reason });
}
