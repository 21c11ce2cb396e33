using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider saved its points; they replace those saved before in this round.</summary>
public sealed record PointsSaved(IReadOnlyList<Point> Points) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { FactualAccuracy = state.FactualAccuracy with { Points = Points } };
}

/// <summary>The provider's round ended: with points, with nothing to correct, or without a response when the clock did.</summary>
public sealed record FactualAccuracyAnswered(FactualAccuracyAnswer Answer) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { FactualAccuracy = state.FactualAccuracy with { Answer = Answer } };
}

/// <summary>A manager gave the provider more time.</summary>
public sealed record FactualAccuracyExtended(DateTimeOffset Until) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state.ActedOn(stamp) with { FactualAccuracy = state.FactualAccuracy with { ExtendedUntil = Until, ExtendedAt = stamp.At } };
}

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
