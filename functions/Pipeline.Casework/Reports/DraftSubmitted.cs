using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>The draft was handed to review; who did it counts as an author.</summary>
public sealed record DraftSubmitted : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with { Lap = state.Draft.Lap + 1, Authors = [.. state.Draft.Authors.Append(stamp.By.UserId).Distinct()] },
    };
}
