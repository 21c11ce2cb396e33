namespace Pipeline.Casework.Cases;

/// <summary>Somebody decided, with a reason, that it is not to happen.</summary>
public sealed record EffectSkipped(string Key, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Skipped, DoneAt = stamp.At, Reason = Reason });
}
