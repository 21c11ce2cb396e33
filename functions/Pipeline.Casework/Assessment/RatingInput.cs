namespace Pipeline.Casework.Assessment;

/// <summary>Everything a rating is computed from.</summary>
public sealed record RatingInput
{
    /// <summary>At most one for a statement; only in a framework with scores.</summary>
    public IReadOnlyList<StatementScore> Scores { get; init; } = [];

    /// <summary>At most one for a key question; only in a framework without scores.</summary>
    public IReadOnlyList<DirectRating> Direct { get; init; } = [];

    /// <summary>Used for the key questions without score or direct rating; of key questions that the framework does not have, not at all.</summary>
    public IReadOnlyList<CarriedRating> Carried { get; init; } = [];

    public IReadOnlyList<Breach> Breaches { get; init; } = [];

    /// <summary>In the order recorded; the last one for the same rating counts.</summary>
    public IReadOnlyList<RatingOverride> Overrides { get; init; } = [];
}
