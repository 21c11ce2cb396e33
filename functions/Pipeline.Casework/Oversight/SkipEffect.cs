using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// An effect that failed for good is not to happen. Without its appraisal a case goes to triage as the most urgent; without its
/// publication it goes back to sign-off.
/// </summary>
public sealed class SkipEffect : Decision<SkipEffect.Body>
{
    public override string Name => DecisionNames.Skip;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => EffectField.SomeMustNeedAHand(state);

    protected override Body Read(FieldReader body, DecisionContext context) => new(EffectField.Read(body, context));

    protected override IEnumerable<string> Guards(Body body, DecisionContext context) => EffectField.MustNeedAHand(body.Effect);

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new EffectSkipped(body.Effect!.Key, context.Reason!));
        switch (script.State.Stage, body.Effect.Name)
        {
            case (Stage.Received, Effects.Appraise):
                script.Add(new PrioritySet(Priority.P1));
                script.Enter(Stage.Triage, Via.Skipped);
                break;
            case (Stage.Publication, Effects.Publish):
                script.Enter(Stage.SignOff, Via.Skipped);
                break;
        }
    }

    public sealed record Body(Effect? Effect);
}
