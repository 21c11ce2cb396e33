using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider's round ended: with points, with nothing to correct, or without a response when the clock did.</summary>
public sealed record FactualAccuracyAnswered(FactualAccuracyAnswer Answer) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { FactualAccuracy = state.FactualAccuracy with { Answer = Answer } };
}
