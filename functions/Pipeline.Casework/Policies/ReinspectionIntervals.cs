using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Policies;

/// <summary>How long after the publication of its last report a place is due to be assessed again. Our service level; no law says so.</summary>
public sealed record ReinspectionIntervals
{
    public required string Title { get; init; }

    /// <summary>By overall rating, all five of them; 0: never by itself.</summary>
    public required IReadOnlyDictionary<Rating, int> Months { get; init; }

    /// <summary>How many assessments one night opens at most, the longest overdue first; the rest wait for the next nights.</summary>
    public required int MostPerNight { get; init; }

    /// <summary>The intervals of frameworks that have their own, by framework id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Rating, int>> MonthsByFramework { get; init; }

    /// <summary>The whole months from publication until a place with this overall rating is due again; null when it is not by itself.</summary>
    public int? MonthsAfter(string frameworkId, Rating overall) =>
        MonthsByFramework.GetValueOrDefault(frameworkId, Months)[overall] is > 0 and var months ? months : null;
}
