using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Triage ended with a decision; the first one counts for the time to triage.</summary>
public sealed record TriageDecided : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Triage = state.Triage with { DecidedAt = state.Triage.DecidedAt ?? stamp.At } };
}
