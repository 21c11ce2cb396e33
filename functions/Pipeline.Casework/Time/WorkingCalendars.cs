namespace Pipeline.Casework.Time;

/// <summary>The working calendars of all nations.</summary>
public sealed class WorkingCalendars
{
    private readonly Dictionary<string, WorkingCalendar> byDivision;

    /// <exception cref="ArgumentException">A nation's division is missing or there twice.</exception>
    public WorkingCalendars(IEnumerable<WorkingCalendar> calendars)
    {
        byDivision = calendars.ToDictionary(calendar => calendar.Division, StringComparer.Ordinal);
        foreach (var nation in Enum.GetValues<Nation>())
        {
            if (!byDivision.ContainsKey(nation.Division()))
            {
                throw new ArgumentException($"There is no calendar for {nation.Division()}.", nameof(calendars));
            }
        }
    }

    public IReadOnlyCollection<WorkingCalendar> All => byDivision.Values;

    /// <summary>The day from which some nation's working days are no longer known.</summary>
    public DateOnly KnownUntil => byDivision.Values.Min(calendar => calendar.KnownUntil);

    public WorkingCalendar For(Nation nation) => byDivision[nation.Division()];
}
