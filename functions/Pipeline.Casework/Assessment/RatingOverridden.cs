using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A manager put a rating in place of the computed one, with a reason.</summary>
public sealed record RatingOverridden(string? KeyQuestion, Rating Rating, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Overrides = [.. state.Assessment.Overrides.Where(other => other.KeyQuestion != KeyQuestion),
                new RatingOverride(KeyQuestion, Rating, Reason, stamp.By.UserId)],
        },
    };
}
