namespace Pipeline.Casework.Policies;

/// <summary>How scores of statements become a rating.</summary>
public sealed record FrameworkScoring
{
    /// <summary>Rising by one from the lowest.</summary>
    public required IReadOnlyList<ScoreMeaning> Scores { get; init; }

    /// <summary>Rising, without gaps, from the lowest percentage that scores can give to 100.</summary>
    public required IReadOnlyList<RatingBand> Bands { get; init; }

    public required IReadOnlyList<RatingLimiter> Limiters { get; init; }

    public int MinScore => Scores[0].Score;

    public int MaxScore => Scores[^1].Score;
}
