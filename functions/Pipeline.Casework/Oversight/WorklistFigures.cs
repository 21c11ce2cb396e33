using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The sums behind the measures, over all rows of a worklist as of a time. Its size does not depend on the number of cases.</summary>
public sealed record WorklistFigures
{
    public required int Arrivals { get; init; }

    /// <summary>Received after the same time the day before.</summary>
    public required int ArrivalsLastDay { get; init; }

    /// <summary>Received after the same time seven days before.</summary>
    public required int ArrivalsLastWeek { get; init; }

    public required WaitingFigure Unreviewed { get; init; }

    public required WaitingFigure NoAction { get; init; }

    /// <summary>Every duration once, the shortest first.</summary>
    public required IReadOnlyList<DurationTally> ToTriage { get; init; }

    /// <inheritdoc cref="ToTriage"/>
    public required IReadOnlyList<DurationTally> FromLastVisit { get; init; }

    /// <inheritdoc cref="ToTriage"/>
    public required IReadOnlyList<DurationTally> FromFirstVisit { get; init; }

    /// <summary>Stages without a late case are left out.</summary>
    public required IReadOnlyDictionary<Stage, int> Late { get; init; }

    public required IReadOnlyDictionary<Stage, int> ByStage { get; init; }

    public required IReadOnlyDictionary<string, int> ByOutcome { get; init; }

    /// <summary>Open cases whose running clock was counted without bank holidays.</summary>
    public required int ProvisionalDeadlines { get; init; }

    /// <summary>What these figures are: any worklist answers as if it had added up every row.</summary>
    public static WorklistFigures Of(IEnumerable<WorklistRow> rows, DateTimeOffset asOf)
    {
        var all = rows.Select(MeasuredRow.Of).ToList();
        return new WorklistFigures
        {
            Arrivals = all.Count(row => row.Arrived is not null),
            ArrivalsLastDay = all.Count(row => row.Arrived > asOf.AddDays(-1)),
            ArrivalsLastWeek = all.Count(row => row.Arrived > asOf.AddDays(-7)),
            Unreviewed = Waiting(all.Select(row => row.UnreviewedSince)),
            NoAction = Waiting(all.Select(row => row.NoActionSince)),
            ToTriage = Tallies(all.Select(row => row.ToTriage)),
            FromLastVisit = Tallies(all.Select(row => row.FromLastVisit)),
            FromFirstVisit = Tallies(all.Select(row => row.FromFirstVisit)),
            Late = all.Where(row => row.LateFrom < asOf).CountBy(row => row.Stage).ToDictionary(),
            ByStage = all.CountBy(row => row.Stage).ToDictionary(),
            ByOutcome = all.Select(row => row.Outcome).OfType<string>().CountBy(outcome => outcome).ToDictionary(),
            ProvisionalDeadlines = all.Count(row => row is { LateFrom: not null, IsProvisional: true }),
        };
    }

    private static WaitingFigure Waiting(IEnumerable<DateTimeOffset?> times)
    {
        var waiting = times.OfType<DateTimeOffset>().ToList();
        return new WaitingFigure(waiting.Count, waiting.Count == 0 ? null : waiting.Min());
    }

    private static IReadOnlyList<DurationTally> Tallies(IEnumerable<int?> durations) =>
        [.. durations.OfType<int>().CountBy(tenths => tenths).OrderBy(tally => tally.Key).Select(tally => new DurationTally(tally.Key, tally.Value))];
}
