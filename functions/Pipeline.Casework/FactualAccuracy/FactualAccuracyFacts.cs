namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider's round on the draft.</summary>
public sealed record FactualAccuracyFacts
{
    public IReadOnlyList<Point> Points { get; init; } = [];

    public FactualAccuracyAnswer? Answer { get; init; }

    /// <summary>A manager gave more time, until the end of this instant.</summary>
    public DateTimeOffset? ExtendedUntil { get; init; }

    /// <summary>When that time was given; holds since then move it.</summary>
    public DateTimeOffset? ExtendedAt { get; init; }

    /// <summary>A new round on a new draft. What the provider saved and never got an answer to stays with it.</summary>
    public FactualAccuracyFacts NextRound() => new() { Points = Answer is null ? Points : [] };
}
