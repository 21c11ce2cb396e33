using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>The report may be published. Edition, time and template are fixed here, so that rendering adds nothing.</summary>
public sealed class SignOffReport : Decision<NoBody>
{
    public override string Name => DecisionNames.SignOff;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => DraftGuard.MustBeBuilt(state);

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var number = (script.State.Publication.Edition?.Number ?? 0) + 1;
        script.Add(new EditionFixed(new Edition(context.Key.ReportId(script.State.CaseId), number, script.Stamp.At, ReportTemplate.Version)));
        script.Enter(Stage.Publication, Name);
    }
}
