using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>A manager who was not involved before decides the review.</summary>
public sealed class DecideRatingReview : Decision<DecideRatingReview.Body>
{
    public override string Name => DecisionNames.DecideRatingReview;

    public override bool NeedsReason => true;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Publication.Review is not { DecidedAt: null })
        {
            yield return "no review is pending";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("outcome", context.Policy.Limits.TextCharacters));

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new RatingReviewDecided(body.Outcome, context.Reason!));

    public sealed record Body(string Outcome);
}
