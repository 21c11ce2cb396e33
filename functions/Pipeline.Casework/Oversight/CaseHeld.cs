using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager stopped the stage's clock.</summary>
public sealed record CaseHeld(DateTimeOffset Until, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Hold = new Hold(stamp.At, Until, Reason, stamp.By.UserId), HoldEndedAt = null };
}
