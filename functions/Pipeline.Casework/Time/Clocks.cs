namespace Pipeline.Casework.Time;

/// <summary>
/// When clocks end, remind and escalate. All instants are returned in UTC; the same arguments and calendars give the same answer.
/// The day of the event never counts; a held day, working or not, is one whose end fell into a held period.
/// </summary>
public sealed class Clocks(WorkingCalendars calendars)
{
    private static readonly TimeOnly StartOfWork = new(9, 0);

    public WorkingCalendars Calendars { get; } = calendars;

    public Deadline Due(DateTimeOffset start, ClockSpan span, Nation nation) => Due(start, span, nation, []);

    /// <summary>When a clock ends that stood still during the held periods, which may touch and overlap.</summary>
    public Deadline Due(DateTimeOffset start, ClockSpan span, Nation nation, IReadOnlyCollection<HeldPeriod> held)
    {
        if (span.IsElapsed)
        {
            return new Deadline(AddElapsed(start, span.ToTimeSpan(), held), Provisional: false);
        }

        var (date, provisional) = CountDays(LondonTime.DateOf(start), span.Amount, span.Unit, nation, held);
        return new Deadline(LondonTime.EndOf(date), provisional);
    }

    /// <summary>Moves an ending that was set by hand, by the time held in the unit of its clock.</summary>
    public Deadline Shift(Deadline due, ClockUnit unit, HeldPeriod held, Nation nation)
    {
        if (unit is ClockUnit.Minutes or ClockUnit.Hours)
        {
            return due with { At = (due.At + held.Length).ToUniversalTime() };
        }

        var days = HeldDays(held).Count(date => unit == ClockUnit.Days || Calendars.For(nation).IsWorkingDay(date));
        if (days == 0)
        {
            return due;
        }

        var (moved, provisional) = CountDays(LondonTime.DateOf(due.At), days, unit, nation, []);
        return new Deadline(LondonTime.EndOf(moved), due.Provisional || provisional);
    }

    public IReadOnlyList<DateTimeOffset> Reminders(DateTimeOffset start, ClockSpan span, Nation nation) => Reminders(start, span, nation, []);

    /// <summary>
    /// Half and 80 % of the clock, in order, each instant once: of n working days at 09:00 London on working day ⌈n/2⌉ and ⌈0.8 n⌉,
    /// of any other clock by elapsed time.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> Reminders(
        DateTimeOffset start, ClockSpan span, Nation nation, IReadOnlyCollection<HeldPeriod> held)
    {
        if (span.Unit == ClockUnit.WorkingDays)
        {
            int[] workingDays = [(span.Amount + 1) / 2, ((4 * span.Amount) + 4) / 5];
            return
            [
                .. workingDays.Distinct().Select(day => LondonTime.At(
                    CountDays(LondonTime.DateOf(start), day, span.Unit, nation, held).Date, StartOfWork)),
            ];
        }

        var length = span.IsElapsed ? span.ToTimeSpan() : Due(start, span, nation).At - start;
        return [AddElapsed(start, length / 2, held), AddElapsed(start, length * 4 / 5, held)];
    }

    /// <summary>
    /// When a late case goes one step further up: step 0 when due, 1 and 2 at the end of the first and fifth working day after, from
    /// then on every seven days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public DateTimeOffset Escalation(DateTimeOffset due, int step, Nation nation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step == 0)
        {
            return due.ToUniversalTime();
        }

        var date = CountDays(LondonTime.DateOf(due), step == 1 ? 1 : 5, ClockUnit.WorkingDays, nation, []).Date;
        return LondonTime.EndOf(date.AddDays(7 * Math.Max(0, step - 2)));
    }

    /// <summary>Working days after the London date of <paramref name="from"/>, up to and including that of <paramref name="to"/>.</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to, Nation nation) =>
        Calendars.For(nation).WorkingDaysBetween(LondonTime.DateOf(from), LondonTime.DateOf(to));

    private static DateTimeOffset AddElapsed(DateTimeOffset start, TimeSpan length, IReadOnlyCollection<HeldPeriod> held)
    {
        var end = start + length;
        var counted = start;
        foreach (var period in held.OrderBy(period => period.From))
        {
            var from = period.From > counted ? period.From : counted;
            if (period.To <= from)
            {
                continue;
            }

            if (from >= end)
            {
                break;
            }

            end += period.To - from;
            counted = period.To;
        }

        return end.ToUniversalTime();
    }

    private static IEnumerable<DateOnly> HeldDays(HeldPeriod held)
    {
        for (var date = LondonTime.DateOf(held.From); LondonTime.EndOf(date) <= held.To; date = date.AddDays(1))
        {
            if (LondonTime.EndOf(date) >= held.From)
            {
                yield return date;
            }
        }
    }

    private (DateOnly Date, bool Provisional) CountDays(
        DateOnly day, int count, ClockUnit unit, Nation nation, IReadOnlyCollection<HeldPeriod> held)
    {
        var calendar = Calendars.For(nation);
        var provisional = false;
        HashSet<DateOnly> heldDays = [.. held.SelectMany(HeldDays)];
        while (count > 0)
        {
            day = day.AddDays(1);
            if (unit == ClockUnit.WorkingDays)
            {
                provisional |= !calendar.Covers(day);
            }

            if (!heldDays.Contains(day) && (unit == ClockUnit.Days || calendar.IsWorkingDay(day)))
            {
                count--;
            }
        }

        return (day, provisional);
    }
}
