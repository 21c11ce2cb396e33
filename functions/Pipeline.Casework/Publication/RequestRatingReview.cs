using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>
/// The provider asks, once, for a review of how its rating came about, as long as the review window of <c>clocks.stages.published</c> is open. The
/// only ground is that the process for deciding ratings was not followed. No program can read whether a text says so or only disagrees with the
/// judgements: the manager who decides the review does.
/// </summary>
public sealed class RequestRatingReview : Decision<RequestRatingReview.Body>
{
    public override string Name => DecisionNames.RequestRatingReview;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        foreach (var reason in PublishedGuard.MustBePublished(state))
        {
            yield return reason;
        }

        if (state.Publication.Review is not null)
        {
            yield return "a review of this rating was requested before";
        }
        else if (StageClocks.Next(state, policy) is { } window && window.Due.At < now)
        {
            yield return $"a review could be requested until {window.Due.At:O}";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("grounds", context.Policy.Limits.NarrativeCharacters));

    protected override void Decide(Body body, CaseScript script, DecisionContext context) =>
        script.Add(new RatingReviewRequested(script.Parts.Keep(PartKind.Narrative, body.Grounds)));

    public sealed record Body(string Grounds);
}
