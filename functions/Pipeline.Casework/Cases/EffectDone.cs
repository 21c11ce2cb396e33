namespace Pipeline.Casework.Cases;

/// <summary>An activity performed its effect.</summary>
public sealed record EffectDone(string Key) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Done, DoneAt = stamp.At, Reason = null });
}
