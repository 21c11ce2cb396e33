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
