namespace Pipeline.Casework.Cases;

/// <summary>Changes that several events make to a state.</summary>
public static class CaseStateChanges
{
    public static CaseState WithEffect(this CaseState state, string key, Func<Effect, Effect> change) => state with
    {
        Effects = [.. state.Effects.Select(effect => effect.Key == key ? change(effect) : effect)],
    };

    /// <summary>A person's substantive decision: the clock of no action starts again.</summary>
    public static CaseState ActedOn(this CaseState state, CommitStamp stamp) => state with
    {
        Triage = state.Triage with { LastActionAt = stamp.At },
    };

    /// <summary>A decision that counts as the first review.</summary>
    public static CaseState Reviewed(this CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Triage = state.Triage with { LastActionAt = stamp.At, ReviewedAt = state.Triage.ReviewedAt ?? stamp.At },
    };
}
