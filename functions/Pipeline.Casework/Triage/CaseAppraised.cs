using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>What the register, the neighbouring cases and the factor table say: recorded together, before anybody sees the case.</summary>
public sealed record CaseAppraised(Risk Risk, IReadOnlyList<ProposedLink> Links, Rating? CurrentRating) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Risk = Risk,
        Priority = Risk.Priority,
        Links = state.Links with { Proposed = Links },
        Effects = [.. state.Effects.Select(effect => effect.Name == Cases.Effects.Appraise && effect.IsOwed
            ? effect with { Status = EffectStatus.Done, DoneAt = stamp.At }
            : effect)],
    };
}
