using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The hold ended, by a manager or by itself at its end.</summary>
public sealed record CaseResumed(bool ByItself) : CaseEvent
{
    protected override bool IsVisible => !ByItself;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.Hold is { } hold
        ? state with { Hold = null, HoldEndedAt = ByItself ? stamp.At : null, Held = [.. state.Held, hold.EndedAt(stamp.At)] }
        : state;
}
