using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The case is late, or somebody raised it: <paramref name="To"/> is told.</summary>
public sealed record CaseEscalated(string? To, int Level, bool ByItself = false) : CaseEvent
{
    protected override bool IsVisible => !ByItself;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Escalations = [.. state.Escalations, new Escalation(stamp.At, Level, To)] };
}
