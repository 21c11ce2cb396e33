namespace Pipeline.Casework.Cases;

/// <summary>Why a case is closed; the entry into <see cref="Stage.Closed"/> follows in the same commit.</summary>
public sealed record CaseClosed(string Outcome, string? Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        // A closed case needs no process, so it does not matter any more that it had none.
        var closed = state with { Closed = new ClosedFacts(Outcome, state.Stage, Reason), Parked = null, ProcessMissingSince = null };
        return stamp.By.IsPerson ? closed.Reviewed(stamp) : closed;
    }
}
