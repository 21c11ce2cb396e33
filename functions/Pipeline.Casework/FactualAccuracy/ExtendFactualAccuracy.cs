using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>A manager gives the provider more time.</summary>
public sealed class ExtendFactualAccuracy : Decision<ExtendFactualAccuracy.Body>
{
    private const int MaxDays = 366;

    public override string Name => DecisionNames.Extend;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (StageClocks.DraftSentAt(state) is not null && StageClocks.Next(state, policy) is { } clock && clock.Due.At < now)
        {
            yield return $"the time to answer ended at {clock.Due.At:O}";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var until = UntilField.Read(body);
        if (until > context.Now.AddDays(MaxDays))
        {
            body.Fault("until", $"must be at most {MaxDays} days away");
        }

        return new(until ?? context.Now);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (StageClocks.Next(context.State, context.Policy) is { } clock && body.Until <= clock.Due.At)
        {
            yield return $"the time now ends at {clock.Due.At:O}: an extension ends later";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new FactualAccuracyExtended(body.Until));

    public sealed record Body(DateTimeOffset Until);
}
