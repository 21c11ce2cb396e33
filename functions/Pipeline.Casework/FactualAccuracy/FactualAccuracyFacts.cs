namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider's round on the draft.</summary>
public sealed record FactualAccuracyFacts
{
    public IReadOnlyList<Point> Points { get; init; } = [];

    public FactualAccuracyAnswer? Answer { get; init; }

    /// <summary>A manager gave more time, until the end of this instant.</summary>
    public DateTimeOffset? ExtendedUntil { get; init; }
}
