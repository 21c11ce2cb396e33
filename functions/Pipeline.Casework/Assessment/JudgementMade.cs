using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>A judgement; it replaces an earlier one of the same statement or key question.</summary>
public sealed record JudgementMade(CaseJudgement Judgement) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Assessment = state.Assessment with
        {
            Judgements = [.. state.Assessment.Judgements.Where(other => !other.Concerns(Judgement)), Judgement],
            JudgedBefore = [.. state.Assessment.JudgedBefore
                .Concat(state.Assessment.Judgements.Where(other => other.Concerns(Judgement)).Select(other => other.By)).Distinct()],
        },
    };
}
