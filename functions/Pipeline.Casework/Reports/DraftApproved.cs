using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>A reviewer approved the draft. <paramref name="Ratings"/> are what the provider is shown, where it goes to the provider.</summary>
public sealed record DraftApproved(bool ToProvider, IReadOnlyDictionary<string, Rating> Ratings) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with
        {
            ApprovedBy = stamp.By.UserId,
            Sent = ToProvider ? new SentDraft(state.Draft.Sections, Ratings, state.Assessment.VisitDates, state.Draft.Lap) : state.Draft.Sent,
        },
        FactualAccuracy = ToProvider ? state.FactualAccuracy.NextRound() : state.FactualAccuracy,
    };
}
