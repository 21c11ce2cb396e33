using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Reports;

/// <summary>Back to the assessment: judgements may change.</summary>
public sealed class ReopenAssessment : Decision<NoBody>
{
    public override string Name => DecisionNames.ReopenAssessment;

    public override bool NeedsReason => true;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        script.Add(new AssessmentReopened());
        script.Enter(Stage.Assessment, Name);
    }
}
