using FsCheck;
using FsCheck.Fluent;
using Pipeline.Casework.Time;
using static Pipeline.Casework.Tests.Time.Calendar;

namespace Pipeline.Casework.Tests.Time;

public sealed class ClockProperties
{
    private static readonly DateTimeOffset First = Utc("2024-01-01 00:00:00");

    // A start in 2024 to 2026, a number of working days, and a hold that begins after the start, all in minutes.
    private static readonly Arbitrary<(DateTimeOffset Start, ClockSpan Span, HeldPeriod Held, Nation Nation)> Cases =
        (from start in Gen.Choose(0, 3 * 365 * 24 * 60)
         from days in Gen.Choose(1, 50)
         from wait in Gen.Choose(0, 20 * 24 * 60)
         from length in Gen.Choose(0, 30 * 24 * 60)
         from nation in Gen.Elements(Enum.GetValues<Nation>())
         let at = First.AddMinutes(start)
         select (at, new ClockSpan(days, ClockUnit.WorkingDays), new HeldPeriod(at.AddMinutes(wait), at.AddMinutes(wait + length)), nation))
        .ToArbitrary();

    [Fact]
    public void Due_AnyStart_IsThatManyWorkingDaysOnAndEndsAWorkingDay() =>
        Prop.ForAll(Cases, sample =>
        {
            var due = UkClocks.Due(sample.Start, sample.Span, sample.Nation).At;
            return UkClocks.WorkingDaysBetween(sample.Start, due, sample.Nation) == sample.Span.Amount
                && UkClocks.Calendars.For(sample.Nation).IsWorkingDay(LondonTime.DateOf(due))
                && LondonTime.EndOf(LondonTime.DateOf(due)) == due;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Due_Held_NeverEndsEarlierNorLaterThanByTheDaysTouched() =>
        Prop.ForAll(Cases, sample =>
        {
            var free = UkClocks.Due(sample.Start, sample.Span, sample.Nation).At;
            var held = UkClocks.Due(sample.Start, sample.Span, sample.Nation, [sample.Held]).At;
            var touched = (sample.Held.Length.Days + 2) * 3;
            return held >= free && (sample.Held.From > free ? held == free : held <= free.AddDays(touched + 14));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Reminders_Always_LieBetweenStartAndDueInOrder() =>
        Prop.ForAll(Cases, sample =>
        {
            var due = UkClocks.Due(sample.Start, sample.Span, sample.Nation, [sample.Held]).At;
            var reminders = UkClocks.Reminders(sample.Start, sample.Span, sample.Nation, [sample.Held]);
            return reminders.Count is 1 or 2 && reminders[0] > sample.Start && reminders[^1] < due && reminders[0] <= reminders[^1];
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
