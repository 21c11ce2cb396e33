using Pipeline.Casework.FactualAccuracy;

namespace Pipeline.Casework.Cases.Views;

/// <summary>The provider's round on the draft: the same dates for both sides.</summary>
public sealed record FactualAccuracyView
{
    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? Due { get; init; }

    public DateTimeOffset? ExtendedUntil { get; init; }

    public FactualAccuracyAnswer? Answer { get; init; }

    public required IReadOnlyList<PointView> Points { get; init; }
}
