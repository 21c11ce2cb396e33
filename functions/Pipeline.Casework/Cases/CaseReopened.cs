namespace Pipeline.Casework.Cases;

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
