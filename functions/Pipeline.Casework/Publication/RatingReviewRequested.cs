using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>The provider asked for a review of how the rating came about.</summary>
public sealed record RatingReviewRequested(TextRef Grounds) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Publication = state.Publication with { Review = new RatingReview(stamp.At, Grounds) } };
}
