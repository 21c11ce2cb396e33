namespace Pipeline.Casework.Cases;

/// <summary>A step asked for an effect of its own, outside a stage entry.</summary>
public sealed record EffectOwed(EffectPlan Effect) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        var number = 1 + state.Effects.Count(effect => effect.Entry == state.StageEntry && effect.Name == Effect.Name);
        return state with { Effects = [.. state.Effects, Effect.At(state.CaseId, state.StageEntry, stamp.At, number)] };
    }
}

/// <summary>An activity performed its effect.</summary>
public sealed record EffectDone(string Key) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Done, DoneAt = stamp.At, Reason = null });
}

/// <summary>An effect failed for good; the case stands still until somebody decides. A scan stays open instead: it never blocks the case.</summary>
public sealed record EffectParked(string Key, string Reason) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = effect.Name == Effects.Scan ? EffectStatus.Open : EffectStatus.Parked, Since = stamp.At, Reason = Reason });
}

/// <summary>Somebody asked for another attempt.</summary>
public sealed record EffectRetried(string Key) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Owed, Since = stamp.At, Reason = null });
}

/// <summary>Somebody decided, with a reason, that it is not to happen.</summary>
public sealed record EffectSkipped(string Key, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.WithEffect(
        Key, effect => effect with { Status = EffectStatus.Skipped, DoneAt = stamp.At, Reason = Reason });
}
