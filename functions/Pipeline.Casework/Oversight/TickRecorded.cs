using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A reminder, an escalation or the end of a clock was recorded when it was due.</summary>
public sealed record TickRecorded(string Id, TickKind Kind, DateTimeOffset DueAt) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Ticks = [.. state.Ticks, new RecordedTick(Id, Kind, DueAt, stamp.At)] };
}
