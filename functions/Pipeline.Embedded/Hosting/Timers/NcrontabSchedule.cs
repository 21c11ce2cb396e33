namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>
/// A schedule as the Azure timer trigger reads it: `{second} {minute} {hour} {day} {month} {day of week}`, the seconds optional. A time must meet
/// every field, the day of the month and the day of the week both. All times are UTC.
/// </summary>
public sealed class NcrontabSchedule
{
    private readonly NcrontabField _seconds;
    private readonly NcrontabField _minutes;
    private readonly NcrontabField _hours;
    private readonly NcrontabField _days;
    private readonly NcrontabField _months;
    private readonly NcrontabField _daysOfWeek;

    private NcrontabSchedule(string[] fields)
    {
        _seconds = NcrontabField.Seconds(fields[0]);
        _minutes = NcrontabField.Minutes(fields[1]);
        _hours = NcrontabField.Hours(fields[2]);
        _days = NcrontabField.DaysOfMonth(fields[3]);
        _months = NcrontabField.MonthsOfYear(fields[4]);
        _daysOfWeek = NcrontabField.DaysOfWeek(fields[5]);
    }

    /// <exception cref="FormatException">The text is no schedule, or one that never comes; the message says why.</exception>
    public static NcrontabSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var schedule = fields.Length switch
        {
            6 => new NcrontabSchedule(fields),
            5 => new NcrontabSchedule(["0", .. fields]),
            _ => throw new FormatException($"'{text}' has {fields.Length} fields instead of six (or five)."),
        };
        return schedule.NextAfter(DateTimeOffset.UnixEpoch) is not null ? schedule : throw new FormatException($"'{text}' never comes.");
    }

    /// <summary>The first time after the given one; null when there is none before the end of the calendar.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        var from = utc.AddTicks(TimeSpan.TicksPerSecond - (utc.Ticks % TimeSpan.TicksPerSecond));
        var day = new DateOnly(from.Year, from.Month, from.Day);
        var earliest = TimeOnly.FromTimeSpan(from.TimeOfDay);
        while (true)
        {
            if (Fires(day) && FirstIn(earliest) is { } found)
            {
                return new DateTimeOffset(day, found, TimeSpan.Zero);
            }

            if (day == DateOnly.MaxValue)
            {
                return null;
            }

            day = day.AddDays(1);
            earliest = TimeOnly.MinValue;
        }
    }

    /// <summary>Whether two of the next occurrences lie less than a minute apart.</summary>
    public bool IsMoreOftenThanEveryMinute(DateTimeOffset from)
    {
        var last = NextAfter(from);
        for (var i = 0; i < 5 && last is { } time; i++)
        {
            var next = NextAfter(time);
            if (next - time < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            last = next;
        }

        return false;
    }

    private bool Fires(DateOnly day) =>
        _months.Contains(day.Month) && _days.Contains(day.Day) && _daysOfWeek.Contains((int)day.DayOfWeek);

    private TimeOnly? FirstIn(TimeOnly earliest)
    {
        for (var hour = earliest.Hour; hour < 24; hour++)
        {
            var sameHour = hour == earliest.Hour;
            for (var minute = sameHour ? earliest.Minute : 0; _hours.Contains(hour) && minute < 60; minute++)
            {
                var sameMinute = sameHour && minute == earliest.Minute;
                for (var second = sameMinute ? earliest.Second : 0; _minutes.Contains(minute) && second < 60; second++)
                {
                    if (_seconds.Contains(second))
                    {
                        return new TimeOnly(hour, minute, second);
                    }
                }
            }
        }

        return null;
    }
}
