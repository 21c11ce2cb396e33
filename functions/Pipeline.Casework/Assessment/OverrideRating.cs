using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Assessment;

/// <summary>A manager's rating in place of the computed one, or where the rules give none; with a reason, and both values shown.</summary>
public sealed class OverrideRating : Decision<OverrideRating.Body>
{
    private const string Overall = "overall";

    public override string Name => DecisionNames.OverrideRating;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var framework = CaseFramework.Of(context.State, context.Policy);
        var question = body.Choice("keyQuestion", [.. framework.KeyQuestions.Select(known => known.Id)]);
        var overall = body.Bool(Overall) ?? false;
        if (question is null == !overall && body.Faults.IsEmpty)
        {
            body.Fault("keyQuestion", $"name either a key question or {Overall}: true");
        }

        return new(question, RatingField.Read(body, required: true) ?? Rating.NotRated);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new RatingOverridden(body.KeyQuestion, body.Rating, context.Reason!));

    public sealed record Body(string? KeyQuestion, Rating Rating);
}
