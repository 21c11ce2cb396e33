using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>Somebody took the case back from drafting into its assessment; the entry into that stage follows.</summary>
public sealed record AssessmentReopened : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp);
}
