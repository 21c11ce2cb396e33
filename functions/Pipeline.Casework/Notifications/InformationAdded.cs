using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications;

/// <summary>The submitter told more, unasked. It never moves the stage.</summary>
public sealed record InformationAdded(TextRef Text) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Information = [.. state.Information, new AddedInformation(stamp.At, Text)] };
}
