using Pipeline.Casework.Time;
using static Pipeline.Casework.Tests.Time.Calendar;

namespace Pipeline.Casework.Tests.Time;

public sealed class ClocksTests
{
    // Counted by hand on the calendar published at https://www.gov.uk/bank-holidays.
    [Theory]
    [InlineData(Nation.England, "2025-12-17 10:00:00", 10, "2026-01-05 23:59:59")] // Christmas, Boxing Day, New Year
    [InlineData(Nation.Wales, "2025-12-17 10:00:00", 10, "2026-01-05 23:59:59")]
    [InlineData(Nation.Scotland, "2025-12-17 10:00:00", 10, "2026-01-06 23:59:59")] // and 2nd January
    [InlineData(Nation.NorthernIreland, "2025-12-17 10:00:00", 10, "2026-01-05 23:59:59")]
    [InlineData(Nation.England, "2026-12-24 10:00:00", 2, "2026-12-30 23:59:59")] // 28 December is the substitute for Boxing Day
    [InlineData(Nation.England, "2027-12-23 10:00:00", 2, "2027-12-29 23:59:59")] // two substitute days
    [InlineData(Nation.Scotland, "2026-12-31 10:00:00", 1, "2027-01-05 23:59:59")] // substitute for 2 January on Monday 4
    [InlineData(Nation.England, "2026-12-31 10:00:00", 1, "2027-01-04 23:59:59")]
    [InlineData(Nation.England, "2026-04-01 10:00:00", 3, "2026-04-08 22:59:59")] // Good Friday, Easter Monday; summer time
    [InlineData(Nation.Scotland, "2026-04-01 10:00:00", 3, "2026-04-07 22:59:59")] // Easter Monday is worked
    [InlineData(Nation.NorthernIreland, "2026-03-16 10:00:00", 1, "2026-03-18 23:59:59")] // St Patrick's Day
    [InlineData(Nation.England, "2026-03-16 10:00:00", 1, "2026-03-17 23:59:59")]
    [InlineData(Nation.NorthernIreland, "2026-07-10 10:00:00", 1, "2026-07-14 22:59:59")] // substitute for 12 July
    [InlineData(Nation.England, "2026-07-10 10:00:00", 1, "2026-07-13 22:59:59")]
    [InlineData(Nation.Scotland, "2026-07-31 10:00:00", 1, "2026-08-04 22:59:59")] // Scottish summer bank holiday
    [InlineData(Nation.Scotland, "2026-11-27 10:00:00", 1, "2026-12-01 23:59:59")] // St Andrew's Day
    [InlineData(Nation.England, "2026-02-07 10:00:00", 1, "2026-02-09 23:59:59")] // received on a Saturday
    [InlineData(Nation.England, "2026-02-04 23:59:59", 1, "2026-02-05 23:59:59")]
    [InlineData(Nation.England, "2026-06-03 23:30:00", 1, "2026-06-05 22:59:59")] // already 4 June in London
    [InlineData(Nation.England, "2026-03-27 10:00:00", 1, "2026-03-30 22:59:59")] // clocks go forward on 29 March 2026
    [InlineData(Nation.England, "2026-10-23 10:00:00", 1, "2026-10-26 23:59:59")] // and back on 25 October 2026
    public void Due_WorkingDays_EndsAtTheEndOfThatDayInLondon(Nation nation, string start, int days, string due)
    {
        var deadline = UkClocks.Due(Utc(start), new ClockSpan(days, ClockUnit.WorkingDays), nation);

        deadline.ShouldBe(new Deadline(Utc(due), Provisional: false));
        deadline.At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2026-03-28 12:00:00", 1, ClockUnit.Days, "2026-03-29 22:59:59")]
    [InlineData("2026-10-24 12:00:00", 1, ClockUnit.Days, "2026-10-25 23:59:59")]
    [InlineData("2026-02-03 12:00:00", 28, ClockUnit.Days, "2026-03-03 23:59:59")]
    [InlineData("2026-03-28 12:00:00", 24, ClockUnit.Hours, "2026-03-29 12:00:00")] // 24 elapsed hours over the lost one
    [InlineData("2026-10-24 12:00:00", 24, ClockUnit.Hours, "2026-10-25 12:00:00")]
    [InlineData("2026-02-03 23:50:00", 15, ClockUnit.Minutes, "2026-02-04 00:05:00")]
    public void Due_OtherUnits_DaysEndAtMidnightAndHoursRunOn(string start, int amount, ClockUnit unit, string due) =>
        UkClocks.Due(Utc(start), new ClockSpan(amount, unit), Nation.England).ShouldBe(new Deadline(Utc(due), false));

    [Theory]
    [InlineData(Nation.England, "2027-12-29 10:00:00", 2, "2027-12-31 23:59:59", false)] // the last known day
    [InlineData(Nation.England, "2027-12-29 10:00:00", 3, "2028-01-03 23:59:59", true)] // a weekday, though Monday 3 January will be a holiday
    [InlineData(Nation.Scotland, "2023-12-29 10:00:00", 1, "2024-01-03 23:59:59", true)] // Saturday 30 December 2023 lies before the data
    public void Due_BeyondTheCalendar_CountsWeekdaysAndIsProvisional(Nation nation, string start, int days, string due, bool provisional) =>
        UkClocks.Due(Utc(start), new ClockSpan(days, ClockUnit.WorkingDays), nation).ShouldBe(new Deadline(Utc(due), provisional));

    [Theory]
    [InlineData(10, ClockUnit.WorkingDays, "2025-12-24 09:00:00", "2025-12-31 09:00:00")] // working days 5 and 8
    [InlineData(5, ClockUnit.WorkingDays, "2025-12-22 09:00:00", "2025-12-23 09:00:00")] // 3 and 4
    [InlineData(3, ClockUnit.WorkingDays, "2025-12-19 09:00:00", "2025-12-22 09:00:00")] // 2 and 3
    [InlineData(2, ClockUnit.WorkingDays, "2025-12-18 09:00:00", "2025-12-19 09:00:00")] // 1 and 2
    [InlineData(24, ClockUnit.Hours, "2025-12-17 22:00:00", "2025-12-18 05:12:00")]
    [InlineData(1, ClockUnit.Hours, "2025-12-17 10:30:00", "2025-12-17 10:48:00")]
    [InlineData(100, ClockUnit.Hours, "2025-12-19 12:00:00", "2025-12-20 18:00:00")]
    [InlineData(10, ClockUnit.Days, "2025-12-22 16:59:59.5", "2025-12-25 21:11:59.2")]
    public void Reminders_OfAClock_AtHalfAndAtFourFifths(int amount, ClockUnit unit, string half, string fourFifths) =>
        UkClocks.Reminders(Utc("2025-12-17 10:00:00"), new ClockSpan(amount, unit), Nation.England)
            .ShouldBe([Instant(half), Instant(fourFifths)]);

    [Fact]
    public void Reminders_OfOneWorkingDay_OnlyOne() =>
        UkClocks.Reminders(Utc("2026-06-05 10:00:00"), new ClockSpan(1, ClockUnit.WorkingDays), Nation.England)
            .ShouldBe([Utc("2026-06-08 08:00:00")]);

    [Theory]
    [InlineData(0, "2026-03-25 14:00:00")]
    [InlineData(1, "2026-03-26 23:59:59")]
    [InlineData(2, "2026-04-01 22:59:59")] // summer time began on 29 March
    [InlineData(3, "2026-04-08 22:59:59")]
    [InlineData(4, "2026-04-15 22:59:59")]
    [InlineData(12, "2026-06-10 22:59:59")]
    public void Escalation_Steps_FirstAndFifthWorkingDayThenWeekly(int step, string at) =>
        UkClocks.Escalation(Utc("2026-03-25 14:00:00"), step, Nation.England).ShouldBe(Utc(at));

    [Theory]
    [InlineData("2025-12-17 10:00:00", "2026-01-05 23:59:59", 10)]
    [InlineData("2025-12-17 10:00:00", "2025-12-17 23:59:59", 0)]
    [InlineData("2025-12-20 10:00:00", "2025-12-22 00:00:00", 1)]
    [InlineData("2026-01-05 10:00:00", "2025-12-17 10:00:00", 0)]
    public void WorkingDaysBetween_TwoInstants_TheFirstDayDoesNotCount(string from, string to, int days) =>
        UkClocks.WorkingDaysBetween(Utc(from), Utc(to), Nation.England).ShouldBe(days);

    [Theory]
    [InlineData("2026-02-03 10:00:00", "2026-02-05 10:00:00", "2026-02-11 23:59:59")] // the ends of Tuesday and Wednesday fell into it
    [InlineData("2026-02-03 10:00:00", "2026-02-05 23:59:59", "2026-02-12 23:59:59")] // held to the end of Thursday: Thursday's did too
    [InlineData("2026-02-03 10:00:00", "2026-02-03 18:00:00", "2026-02-09 23:59:59")] // no end of a day did
    [InlineData("2026-02-06 10:00:00", "2026-02-08 10:00:00", "2026-02-10 23:59:59")] // Friday's did; Saturday does not count
    [InlineData("2026-02-07 10:00:00", "2026-02-08 10:00:00", "2026-02-09 23:59:59")]
    [InlineData("2026-02-02 10:00:00", "2026-02-03 10:00:00", "2026-02-09 23:59:59")] // the day of the event does not count anyway
    public void Due_HeldWorkingDays_EndsLaterByTheWorkingDaysHeld(string from, string to, string due) =>
        UkClocks.Due(Utc("2026-02-02 09:00:00"), new ClockSpan(5, ClockUnit.WorkingDays), Nation.England, [new(Utc(from), Utc(to))])
            .At.ShouldBe(Utc(due));

    [Fact]
    public void Due_HeldHours_EndsLaterByExactlyTheTimeHeldOnce()
    {
        HeldPeriod[] held =
        [
            new(Utc("2026-02-02 12:00:00"), Utc("2026-02-02 15:00:00")),
            new(Utc("2026-02-02 14:00:00"), Utc("2026-02-02 16:00:00")),
            new(Utc("2026-02-03 20:00:00"), Utc("2026-02-03 21:00:00")),
        ];

        var day = new ClockSpan(24, ClockUnit.Hours);
        UkClocks.Due(Utc("2026-02-02 09:00:00"), day, Nation.England, held).At.ShouldBe(Utc("2026-02-03 13:00:00"));
        UkClocks.Reminders(Utc("2026-02-02 09:00:00"), day, Nation.England, held)[0].ShouldBe(Utc("2026-02-03 01:00:00"));
    }

    [Theory]
    [InlineData(ClockUnit.WorkingDays, "2026-02-10 23:59:59")]
    [InlineData(ClockUnit.Days, "2026-02-12 23:59:59")]
    [InlineData(ClockUnit.Hours, "2026-02-12 23:59:59")]
    public void Shift_OfAnEndingSetByHand_MovesByTheTimeHeldInItsUnit(ClockUnit unit, string due) =>
        UkClocks.Shift(
            new Deadline(Utc("2026-02-09 23:59:59"), false), unit, new(Utc("2026-02-06 10:00:00"), Utc("2026-02-09 10:00:00")), Nation.England)
            .At.ShouldBe(Utc(due));

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
