using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Triage;

/// <summary>The matter is assessed, by the framework named or the policy's default one.</summary>
public sealed class AcceptForAssessment : Decision<AcceptForAssessment.Body>
{
    public override string Name => DecisionNames.AcceptForAssessment;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Location is null)
        {
            yield return "the location is not known: set it first";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context) => new(FrameworkField.Read(body, context.Policy));

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new FrameworkChosen(body.Framework.Key));
        script.Add(new TriageDecided());
        script.Enter(Stage.Assessment, Name);
    }

    public sealed record Body(Framework Framework);
}
