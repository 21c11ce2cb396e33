using Pipeline.Casework.Cases;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>Computes the measures from the rows that the commits give; nothing is entered by hand.</summary>
public sealed class MeasureReader(IWorklist worklist, StuckFinder finder, TimeProvider time)
{
    private const double SecondsPerDay = 86_400;

    public async Task<Measures> ReadAsync(IProcesses processes, CancellationToken cancellationToken)
    {
        var rows = new List<WorklistRow>();
        await foreach (var row in worklist.ReadAllAsync(cancellationToken))
        {
            rows.Add(row);
        }

        var stuck = new List<StuckCase>();
        await foreach (var found in finder.FindAsync(processes, cancellationToken))
        {
            stuck.Add(found);
        }

        return Compute(rows, stuck, time.GetUtcNow());
    }

    public static Measures Compute(IReadOnlyList<WorklistRow> rows, IReadOnlyList<StuckCase> stuck, DateTimeOffset now)
    {
        var submitted = rows.Where(row => row.Kind != CaseKind.Assessment).ToList();
        var open = rows.Where(row => row.Stage is not Stage.Closed and not Stage.Published).ToList();
        var unreviewed = open.Where(row => row.Kind != CaseKind.Assessment && row.ReviewedAt is null).ToList();
        return new Measures
        {
            AsOf = now,
            Arrivals = new CountMeasure(
                "Notifications and concerns received.",
                submitted.Count,
                submitted.Count(row => row.ReceivedAt > now.AddDays(-1)),
                submitted.Count(row => row.ReceivedAt > now.AddDays(-7))),
            Unreviewed = Age(
                "Open notifications and concerns that nobody has yet accepted, linked, closed or recorded an action on; aged from receipt.",
                unreviewed.Select(row => row.ReceivedAt),
                now),
            NoAction = Age(
                "Open cases, aged from a person's last substantive decision or, before the first, from receipt. Reminders, escalations, assignments and holds do not count.",
                open.Select(row => row.LastActionAt ?? row.ReceivedAt),
                now),
            TimeToTriage = Percentiles(
                "Days from receipt to the first decision that ended triage.",
                submitted.Where(row => row.TriagedAt is not null).Select(row => (row.TriagedAt!.Value - row.ReceivedAt).TotalSeconds / SecondsPerDay)),
            TimeToPublish = Percentiles(
                "Days from the last visit to the first publication.",
                rows.Where(row => row is { PublishedAt: not null, LastVisit: not null })
                    .Select(row => (double)(LondonTime.DateOf(row.PublishedAt!.Value).DayNumber - row.LastVisit!.Value.DayNumber))),
            Late = Group("Open cases whose clock has passed, by stage.", open.Where(row => row.Due < now && row.HeldUntil is null).Select(row => Names.Of(row.Stage))),
            Stuck = Group("Cases that cannot go on by themselves, by code.", stuck.Select(found => Names.Of(found.Code))),
            ByStage = Group("All cases by stage.", rows.Select(row => Names.Of(row.Stage))),
            ByOutcome = Group("Closed cases by outcome.", rows.Where(row => row.Outcome is not null).Select(row => row.Outcome!)),
        };
    }

    private static AgeMeasure Age(string definition, IEnumerable<DateTimeOffset> times, DateTimeOffset now)
    {
        var all = times.ToList();
        DateTimeOffset? oldest = all.Count == 0 ? null : all.Min();
        return new AgeMeasure(definition, all.Count, oldest, oldest is null ? null : (int)(now - oldest.Value).TotalDays);
    }

    private static PercentileMeasure Percentiles(string definition, IEnumerable<double> days)
    {
        var sorted = days.Order().ToList();
        return new PercentileMeasure(definition, sorted.Count, At(sorted, 0.5), At(sorted, 0.9), At(sorted, 0.95));
    }

    /// <summary>The nearest rank: the smallest value that at least this share of all values does not exceed.</summary>
    private static double? At(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], 1);

    private static GroupMeasure Group(string definition, IEnumerable<string> names)
    {
        var by = names.GroupBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
        return new GroupMeasure(definition, by.Values.Sum(), by);
    }
}
