using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>Somebody did something about the case; it counts as a review.</summary>
public sealed record ActionRecorded(string Kind, string? To, TextRef Text) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.Reviewed(stamp) with
    {
        Actions = [.. state.Actions, new RecordedAction(stamp.At, stamp.By.UserId, Kind, To, Text)],
    };
}
