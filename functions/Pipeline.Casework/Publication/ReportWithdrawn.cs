using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>The report is withdrawn: a tombstone with the reason stays.</summary>
public sealed record ReportWithdrawn(string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with { Withdrawal = new Withdrawal(stamp.At, stamp.By.UserId, Reason) },
    };
}
