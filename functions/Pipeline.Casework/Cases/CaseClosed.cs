namespace Pipeline.Casework.Cases;

/// <summary>Why a case is closed; the entry into <see cref="Stage.Closed"/> follows in the same commit.</summary>
public sealed record CaseClosed(string Outcome, string? Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        var closed = state with { Closed = new ClosedFacts(Outcome, state.Stage, Reason) };
        return stamp.By.IsPerson ? closed.Reviewed(stamp) : closed;
    }
}

/// <summary>A closed case goes on from the stage it was closed in; the entry into that stage follows.</summary>
public sealed record CaseReopened : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state.ActedOn(stamp) with
        {
            Closed = null,
            Triage = state.Triage with { ClockStartedAt = null, LastActionAt = stamp.At },
            Links = state.Links with { LinkedTo = null },
            Publication = state.Publication with { WindowSince = state.Publication.WindowSince is null ? null : stamp.At },
        };
}
