using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Triage;

/// <summary>The case ends with an outcome from the policy's list and a reason.</summary>
public sealed class CloseCase : Decision<CloseCase.Body>
{
    public override string Name => DecisionNames.Close;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.Choice("outcome", [.. context.Policy.CloseOutcomes.Select(outcome => outcome.Id)], required: true) ?? string.Empty);

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        if (context.State.Stage is Stage.Triage or Stage.AwaitingInformation)
        {
            script.Add(new TriageDecided());
        }

        script.Close(body.Outcome, context.Reason, Name);
    }

    public sealed record Body(string Outcome);
}
