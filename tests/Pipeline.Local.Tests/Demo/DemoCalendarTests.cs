using Pipeline.Casework.Time;

namespace Pipeline.Local.Tests.Demo;

public sealed class DemoCalendarTests
{
    // The morning after 200 days ago: a Tuesday, a Sunday, Good Friday, Christmas Day.
    [Theory]
    [InlineData("2026-11-20T15:00:00Z", "2026-05-05T07:00:00Z")]
    [InlineData("2026-11-25T15:00:00Z", "2026-05-11T07:00:00Z")]
    [InlineData("2026-10-19T15:00:00Z", "2026-04-07T07:00:00Z")]
    [InlineData("2026-07-12T15:00:00Z", "2025-12-29T08:00:00Z")]
    public void Start_AnyDay_IsAWorkingMorningAtMost200DaysBefore(string now, string start)
    {
        var end = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        var calendar = Setting.Of(1, now: end).Calendar;

        calendar.Start.ShouldBe(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
        (end - calendar.Start).TotalDays.ShouldBeInRange(194, 200);
    }

    [Fact]
    public void All_Sessions_AreInOrderAndEndBeforeNow()
    {
        var sessions = Setting.Of(1).Calendar.All().ToList();

        sessions.ShouldBe(sessions.OrderBy(session => session.At));
        sessions[^1].At.ShouldBeLessThan(Setting.Now);
        sessions.Where(session => session.DutyOnly).Select(session => LondonTime.DateOf(session.At))
            .ShouldContain(new DateOnly(2026, 8, 31), "the summer bank holiday is no working day");
    }
}
