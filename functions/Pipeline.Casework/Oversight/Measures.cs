namespace Pipeline.Casework.Oversight;

/// <summary>The figures of <c>GET /api/measures</c>, each with its definition, as of a time.</summary>
public sealed record Measures
{
    public required DateTimeOffset AsOf { get; init; }

    public required CountMeasure Arrivals { get; init; }

    public required AgeMeasure Unreviewed { get; init; }

    public required AgeMeasure NoAction { get; init; }

    public required PercentileMeasure TimeToTriage { get; init; }

    public required PercentileMeasure TimeToPublish { get; init; }

    public required PercentileMeasure TimeFromFirstVisit { get; init; }

    public required GroupMeasure Late { get; init; }

    public required GroupMeasure Stuck { get; init; }

    public required GroupMeasure ByStage { get; init; }

    public required GroupMeasure ByOutcome { get; init; }
}
