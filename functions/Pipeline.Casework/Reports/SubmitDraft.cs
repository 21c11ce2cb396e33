using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Reports;

/// <summary>The draft is handed to review; as built, if nobody edited it.</summary>
public sealed class SubmitDraft : Decision<NoBody>
{
    public override string Name => DecisionNames.SubmitDraft;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => DraftGuard.MustBeBuilt(state);

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        script.Add(new DraftSubmitted());
        script.Enter(Stage.QualityReview, Name);
    }
}
