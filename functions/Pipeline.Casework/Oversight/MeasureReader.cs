using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Computes the measures from the sums that the worklist keeps of what the commits give; nothing is entered by hand.</summary>
public sealed class MeasureReader(IWorklist worklist, StuckFinder finder, TimeProvider time)
{
    private const double TenthsPerDay = 10;

    public async Task<Measures> ReadAsync(IProcesses processes, CancellationToken cancellationToken) =>
        await ReadAsync(await CountStuckAsync(processes, cancellationToken), cancellationToken);

    /// <summary>With stuck cases as they were counted before: these are sums, whose cost does not grow with the cases.</summary>
    public async Task<Measures> ReadAsync(IReadOnlyDictionary<StuckCode, int> stuck, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Of(await worklist.MeasureAsync(now, cancellationToken), stuck, now);
    }

    /// <summary>Folds each stuck case and may ask for its process: what it costs grows with what is stuck.</summary>
    public async Task<IReadOnlyDictionary<StuckCode, int>> CountStuckAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        var stuck = new Dictionary<StuckCode, int>();
        await foreach (var found in finder.FindAsync(processes, cancellationToken))
        {
            stuck[found.Code] = stuck.GetValueOrDefault(found.Code) + 1;
        }

        return stuck;
    }

    public static Measures Of(WorklistFigures figures, IReadOnlyDictionary<StuckCode, int> stuck, DateTimeOffset asOf) => new()
    {
        AsOf = asOf,
        Arrivals = new CountMeasure(MeasureDefinitions.Arrivals, figures.Arrivals, figures.ArrivalsLastDay, figures.ArrivalsLastWeek),
        Unreviewed = Age(MeasureDefinitions.Unreviewed, figures.Unreviewed, asOf),
        NoAction = Age(MeasureDefinitions.NoAction, figures.NoAction, asOf),
        TimeToTriage = Percentiles(MeasureDefinitions.TimeToTriage, figures.ToTriage),
        TimeToPublish = Percentiles(MeasureDefinitions.TimeToPublish, figures.FromLastVisit),
        TimeFromFirstVisit = Percentiles(MeasureDefinitions.TimeFromFirstVisit, figures.FromFirstVisit),
        Late = Group(MeasureDefinitions.Late, figures.Late, Names.Of),
        Stuck = Group(MeasureDefinitions.Stuck, stuck, Names.Of),
        ByStage = Group(MeasureDefinitions.ByStage, figures.ByStage, Names.Of),
        ByOutcome = Group(MeasureDefinitions.ByOutcome, figures.ByOutcome, outcome => outcome),
    };

    private static AgeMeasure Age(string definition, WaitingFigure waiting, DateTimeOffset asOf) =>
        new(definition, waiting.Count, waiting.Oldest, waiting.Oldest is { } oldest ? (int)(asOf - oldest).TotalDays : null);

    private static PercentileMeasure Percentiles(string definition, IReadOnlyList<DurationTally> tallies)
    {
        var count = tallies.Sum(tally => tally.Count);
        return new PercentileMeasure(definition, count, At(tallies, count, 50), At(tallies, count, 90), At(tallies, count, 95));
    }

    /// <summary>Rounding keeps the order, so the nearest rank among the rounded durations is the rounded nearest rank.</summary>
    private static double? At(IReadOnlyList<DurationTally> tallies, int count, int percent)
    {
        var rank = ((long)percent * count + 99) / 100;
        long passed = 0;
        foreach (var tally in tallies)
        {
            passed += tally.Count;
            if (passed >= rank)
            {
                return tally.Tenths / TenthsPerDay;
            }
        }

        return null;
    }

    private static GroupMeasure Group<T>(string definition, IReadOnlyDictionary<T, int> counts, Func<T, string> name)
    {
        var by = counts.Select(count => KeyValuePair.Create(name(count.Key), count.Value)).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary();
        return new GroupMeasure(definition, by.Values.Sum(), by);
    }
}
