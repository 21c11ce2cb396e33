using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager named who, or which team, looks after the case. Null leaves that side as it was.</summary>
public sealed record CaseAssigned(string? To, string? Team) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Assignee = To ?? state.Assignee, Team = Team ?? state.Team };
}
