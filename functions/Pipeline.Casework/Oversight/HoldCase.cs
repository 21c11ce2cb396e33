using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager stops the stage's clock until a date, with a reason.</summary>
public sealed class HoldCase : Decision<HoldCase.Body>
{
    private const int MaxDays = 366;

    public override string Name => DecisionNames.Hold;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Hold is not null)
        {
            yield return "the case is held already: resume it first";
        }

        if (CaseProcess.Row(state.Stage).EndsByItself)
        {
            yield return "the stage ends by itself: nothing waits for a person here";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var until = UntilField.Read(body);
        if (until is { } end && (end <= context.Now || end > context.Now.AddDays(MaxDays)))
        {
            body.Fault("until", $"must be in the future and at most {MaxDays} days away");
        }

        return new(until ?? context.Now);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new CaseHeld(body.Until, context.Reason!));

    public sealed record Body(DateTimeOffset Until);
}
