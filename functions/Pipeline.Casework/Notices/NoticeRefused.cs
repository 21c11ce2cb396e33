using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>A notice cannot be sent to one addressee: the effect stays open until somebody retries, skips or records a send.</summary>
public sealed record NoticeRefused(string EffectKey, string Addressee, string Reason) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state.WithEffect(EffectKey, effect => effect with { Status = EffectStatus.Open, Since = stamp.At, Reason = Reason });
}
