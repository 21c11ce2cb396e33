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

    public required GroupMeasure Late { get; init; }

    public required GroupMeasure Stuck { get; init; }

    public required GroupMeasure ByStage { get; init; }

    public required GroupMeasure ByOutcome { get; init; }
}

/// <summary>A number of cases in all, and in the last 24 hours and 7 days.</summary>
public sealed record CountMeasure(string Definition, int Total, int LastDay, int LastWeek);

/// <summary>How many cases wait, and since when the oldest does; its age in whole days.</summary>
public sealed record AgeMeasure(string Definition, int Count, DateTimeOffset? Oldest, int? OldestDays);

/// <summary>How long things took, in days with one decimal; null where nothing was finished.</summary>
public sealed record PercentileMeasure(string Definition, int Count, double? P50, double? P90, double? P95);

/// <summary>Cases counted by a name.</summary>
public sealed record GroupMeasure(string Definition, int Total, IReadOnlyDictionary<string, int> By);
