namespace Pipeline.Casework.Cases;

/// <summary>A case entered a stage. The effects it owes there are fixed here: a later change of the table does not touch a running case.</summary>
/// <param name="Stage">Where the case is now.</param>
/// <param name="Via">The decision, or <c>expiry</c>, <c>appraised</c>, <c>published</c>, … that led here.</param>
/// <param name="Effects">What is owed for it.</param>
public sealed record StageEntered(Stage Stage, string Via, IReadOnlyList<EffectPlan> Effects) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        var entry = state.StageEntry + 1;
        var left = state.Effects.Select(effect => effect.LeftBehind());
        var entered = Effects.Select(plan => plan.At(state.CaseId, entry, stamp.At));
        var triage = Stage == Stage.Triage && state.Triage.ClockStartedAt is null ? state.Triage with { ClockStartedAt = stamp.At } : state.Triage;
        return state with
        {
            Stage = Stage,
            StageEntry = entry,
            StageSince = stamp.At,
            History = [.. state.History, new StageStep(stamp.At, Stage, Via, stamp.By.Role)],
            Effects = [.. left, .. entered],
            Ticks = [],
            Escalations = [],
            Triage = triage,
            Hold = null,
            HoldEndedAt = null,
            Held = state.Hold is { } hold ? [.. state.Held, hold.EndedAt(stamp.At)] : state.Held,
        };
    }
}
