using Pipeline.Casework.Time;

namespace Pipeline.Local.Demo;

/// <summary>The days of a demo: it begins on a working morning at most 200 days ago and ends now.</summary>
internal sealed class DemoCalendar
{
    private const int Days = 200;

    /// <summary>However many holidays come first, so many days are left; arrivals do not depend on the hour at which the demo was started.</summary>
    private const int DaysAtLeast = 194;

    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>When people sit down to their work.</summary>
    private static readonly TimeOnly[] Sessions = [new(9, 30), new(11, 30), new(14, 0), new(16, 0)];

    /// <summary>When those on duty look at what cannot wait, on days that are no working days.</summary>
    private static readonly TimeOnly[] Duty = [new(10, 0), new(18, 0)];

    private readonly WorkingCalendar _working;

    public DemoCalendar(DateTimeOffset now, WorkingCalendar working)
    {
        _working = working;
        End = now;
        var date = LondonTime.DateOf(now.AddDays(-Days)).AddDays(1);
        while (!working.IsWorkingDay(date))
        {
            date = date.AddDays(1);
        }

        Start = LondonTime.At(date, Morning);
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public static int DaysBetween(DateTimeOffset from, DateTimeOffset to) => (int)(to - from).TotalDays;

    /// <summary>A moment within the first part of the demo: people write at all hours, and never two in the same second.</summary>
    public DateTimeOffset Arrival(Chance chance, double within) =>
        Start + TimeSpan.FromSeconds(chance.Between("arrival", 60, (int)(TimeSpan.FromDays(DaysAtLeast).TotalSeconds * within)));

    /// <summary>Every time at which people act; on days that are no working days only those on duty.</summary>
    public IEnumerable<Session> All()
    {
        for (var date = LondonTime.DateOf(Start); ; date = date.AddDays(1))
        {
            var isWorking = _working.IsWorkingDay(date);
            foreach (var time in isWorking ? Sessions : Duty)
            {
                var at = LondonTime.At(date, time);
                if (at >= End)
                {
                    yield break;
                }

                yield return new Session(at, DutyOnly: !isWorking);
            }
        }
    }
}
