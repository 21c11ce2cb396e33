using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;

namespace Pipeline.Embedded.Worklists;

/// <summary>The numbers that rows are sorted by.</summary>
internal static class WorklistKeys
{
    private const int PriorityShift = 60;

    /// <summary>After every real time, and still below a priority: ticks of the year 3600 have 60 bits.</summary>
    private const long NoDue = (1L << PriorityShift) - 1;

    private const int NoPriority = 7;

    public static long Due(WorklistRow row) => Math.Min(row.Due?.UtcTicks ?? NoDue, NoDue);

    public static long Urgency(WorklistRow row) => First(row.Priority is { } priority ? (int)priority : NoPriority) | Due(row);

    /// <summary>The urgencies of one priority.</summary>
    public static (long First, long Last) Range(Priority priority) => (First((int)priority), First((int)priority) | NoDue);

    /// <summary>The column that gives the order. Within one priority, urgency is the order of the due times and has the better index.</summary>
    public static string Column(WorklistQuery query) => query.Sort switch
    {
        WorklistSort.Received => "received",
        WorklistSort.Priority => "urgency",
        _ => query.Priority is null ? "due" : "urgency",
    };

    private static long First(int priority) => (long)priority << PriorityShift;
}
