namespace Pipeline.Casework.Time;

/// <summary>The working days of one division: Monday to Friday and no bank holiday.</summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<DateOnly> holidays;

    /// <param name="division"><c>england-and-wales</c>, <c>scotland</c> or <c>northern-ireland</c>.</param>
    /// <param name="bankHolidays">At least one; the years from the first to the last are taken as complete.</param>
    /// <exception cref="ArgumentException">There are no bank holidays.</exception>
    public WorkingCalendar(string division, IEnumerable<DateOnly> bankHolidays)
    {
        Division = division;
        holidays = [.. bankHolidays];
        if (holidays.Count == 0)
        {
            throw new ArgumentException("A calendar needs at least one bank holiday.", nameof(bankHolidays));
        }

        FirstYear = holidays.Min().Year;
        LastYear = holidays.Max().Year;
    }

    public string Division { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<DateOnly> BankHolidays => [.. holidays.Order()];

    /// <summary>Before this year nothing is known.</summary>
    public int FirstYear { get; }

    /// <summary>After this year nothing is known.</summary>
    public int LastYear { get; }

    /// <summary>The last day that the data cover.</summary>
    public DateOnly KnownUntil => new(LastYear, 12, 31);

    /// <summary>False where only weekdays can be counted.</summary>
    public bool Covers(DateOnly date) => date.Year >= FirstYear && date.Year <= LastYear;

    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date);

    /// <summary>How many working days lie after <paramref name="from"/>, up to and including <paramref name="to"/>; 0 when it is not later.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var date = from; date < to;)
        {
            date = date.AddDays(1);
            count += IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }
}
