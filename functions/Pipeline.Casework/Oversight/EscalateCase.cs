using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager raises the case to the next in line without waiting for its clock.</summary>
public sealed class EscalateCase : Decision<NoBody>
{
    public override string Name => DecisionNames.Escalate;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        var level = script.State.Escalations.Count;
        script.Add(new CaseEscalated(EscalationLine.Next(script.State, context.Policy, level, context.Now), level));
    }
}
