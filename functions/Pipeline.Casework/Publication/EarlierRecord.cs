namespace Pipeline.Casework.Publication;

/// <summary>Ratings and reports of a location from before this register, as their source has them.</summary>
public sealed record EarlierRecord
{
    /// <summary>In force until a report of our own is.</summary>
    public EarlierRating? Current { get; init; }

    public IReadOnlyList<EarlierRating> Historic { get; init; } = [];

    public IReadOnlyList<EarlierReport> Reports { get; init; } = [];
}
