using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>Every point was accepted or rejected with a reason.</summary>
public sealed record PointsResolved(IReadOnlyList<Resolution> Resolutions) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        FactualAccuracy = state.FactualAccuracy with
        {
            Points = [.. state.FactualAccuracy.Points.Select(point =>
                Resolutions.FirstOrDefault(resolution => resolution.Id == point.Id) is { } found
                    ? point with { Accepted = found.Accepted, Reason = found.Reason }
                    : point)],
        },
    };
}
