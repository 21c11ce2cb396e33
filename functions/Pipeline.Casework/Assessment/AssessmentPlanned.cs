using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>Which statements or key questions are assessed, and by whom. A later plan replaces the earlier one.</summary>
public sealed record AssessmentPlanned(IReadOnlyList<string> Statements, IReadOnlyList<string> Team) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with { Statements = Statements, Team = Team },
    };
}
