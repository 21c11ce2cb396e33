using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>Another attempt at an effect that failed for good.</summary>
public sealed class RetryEffect : Decision<RetryEffect.Body>
{
    public override string Name => DecisionNames.Retry;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now) => EffectField.SomeMustNeedAHand(state);

    protected override Body Read(FieldReader body, DecisionContext context) => new(EffectField.Read(body, context));

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new EffectRetried(body.Effect!.Key));

    protected override IEnumerable<string> Guards(Body body, DecisionContext context) => EffectField.MustNeedAHand(body.Effect);

    public sealed record Body(Effect? Effect);
}
