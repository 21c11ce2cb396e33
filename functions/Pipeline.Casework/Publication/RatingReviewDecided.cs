using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>A manager who was not involved before decided the review.</summary>
public sealed record RatingReviewDecided(string Outcome, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with
        {
            Review = state.Publication.Review is { } review ? review with { DecidedAt = stamp.At, Outcome = Outcome, Reason = Reason } : null,
        },
    };
}
