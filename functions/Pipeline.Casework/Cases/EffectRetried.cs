namespace Pipeline.Casework.Cases;

/// <summary>Somebody asked for another attempt.</summary>
public sealed record EffectRetried(string Key) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Owed, Since = stamp.At, Reason = null });
}
