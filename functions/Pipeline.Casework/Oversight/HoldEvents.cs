using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager stopped the stage's clock.</summary>
public sealed record CaseHeld(DateTimeOffset Until, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Hold = new Hold(stamp.At, Until, Reason, stamp.By.UserId), HoldEndedAt = null };
}

/// <summary>The hold ended, by a manager or by itself at its end.</summary>
public sealed record CaseResumed(bool ByItself) : CaseEvent
{
    protected override bool IsVisible => !ByItself;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.Hold is { } hold
        ? state with { Hold = null, HoldEndedAt = ByItself ? stamp.At : null, Held = [.. state.Held, hold.EndedAt(stamp.At)] }
        : state;
}
