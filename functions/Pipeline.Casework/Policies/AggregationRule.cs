using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>One rule from the ratings of key questions to the overall rating. It holds when all its conditions do.</summary>
public sealed record AggregationRule
{
    public required string Id { get; init; }

    public IReadOnlyDictionary<Rating, int> AtLeast { get; init; } = new Dictionary<Rating, int>();

    public IReadOnlyDictionary<Rating, int> AtMost { get; init; } = new Dictionary<Rating, int>();

    /// <summary>No other ratings than these; empty: no such condition.</summary>
    public IReadOnlyList<Rating> Only { get; init; } = [];

    public required Rating Then { get; init; }

    /// <summary>The conditions in words, for the explanation.</summary>
    public required string Text { get; init; }

    public bool Holds(IReadOnlyCollection<Rating> ratings)
    {
        int Count(Rating rating) => ratings.Count(other => other == rating);
        return AtLeast.All(condition => Count(condition.Key) >= condition.Value)
            && AtMost.All(condition => Count(condition.Key) <= condition.Value)
            && (Only.Count == 0 || ratings.All(Only.Contains));
    }
}
