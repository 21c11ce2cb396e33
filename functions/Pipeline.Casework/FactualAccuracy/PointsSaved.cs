using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider saved its points; they replace those saved before in this round.</summary>
public sealed record PointsSaved(IReadOnlyList<Point> Points) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { FactualAccuracy = state.FactualAccuracy with { Points = Points } };
}
