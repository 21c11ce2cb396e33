using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>The draft goes back to its authors.</summary>
public sealed record DraftReturned(IReadOnlyList<TextRef> Comments, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with { Returns = [.. state.Draft.Returns, new DraftReturn(stamp.At, stamp.By.UserId, Comments, Reason)] },
    };
}
