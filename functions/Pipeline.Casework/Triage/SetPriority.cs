using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notices;

namespace Pipeline.Casework.Triage;

/// <summary>Somebody knows better than the factor table how urgent the case is.</summary>
public sealed class SetPriority : Decision<SetPriority.Body>
{
    public override string Name => DecisionNames.SetPriority;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(Names.TryParse<Priority>(body.Choice("priority", Names.All<Priority>(), required: true), out var priority) ? priority : Priority.P1);

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new PrioritySet(body.Priority));
        if (body.Priority == Priority.P1 && script.State.Stage == Stage.Triage && script.State.Effects.All(effect => effect.Name != Effects.AlertDuty))
        {
            script.Add(new EffectOwed(EffectPlan.Courtesy(Effects.AlertDuty, Addressees.Duty)));
        }
    }

    public sealed record Body(Priority Priority);
}
