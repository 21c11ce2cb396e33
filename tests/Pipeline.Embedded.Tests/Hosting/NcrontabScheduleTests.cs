using System.Globalization;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class NcrontabScheduleTests
{
    // The first eight are the examples of the Azure timer trigger's documentation.
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-02T09:02:30Z", "2026-03-02T09:05:00Z")]
    [InlineData("0 0 * * * *", "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("0 0 */2 * * *", "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("0 0 9-17 * * *", "2026-03-02T17:00:00Z", "2026-03-03T09:00:00Z")]
    [InlineData("0 30 9 * * *", "2026-03-02T09:30:00Z", "2026-03-03T09:30:00Z")]
    [InlineData("0 30 9 * * 1-5", "2026-03-06T10:00:00Z", "2026-03-09T09:30:00Z")]
    [InlineData("0 30 9 * Jan Mon", "2026-03-02T00:00:00Z", "2027-01-04T09:30:00Z")]
    [InlineData("0 5,8,10 * * * *", "2026-03-02T09:06:00Z", "2026-03-02T09:08:00Z")]
    [InlineData("*/15 * * * * *", "2026-03-02T09:00:46Z", "2026-03-02T09:01:00Z")]
    [InlineData("5/20 * * * * *", "2026-03-02T09:00:05Z", "2026-03-02T09:00:25Z")]
    [InlineData("0 10-20/5 * * * *", "2026-03-02T09:15:00Z", "2026-03-02T09:20:00Z")]
    [InlineData("30 9 * * *", "2026-03-02T09:30:00Z", "2026-03-03T09:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-02T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 0 1 * Sunday", "2026-03-02T00:00:00Z", "2026-11-01T00:00:00Z")]
    [InlineData("0 0 6 * march-MAY tue,thu", "2026-05-28T06:00:00Z", "2027-03-02T06:00:00Z")]
    [InlineData("59 59 23 31 12 *", "2026-12-31T23:59:58.5Z", "2026-12-31T23:59:59Z")]
    [InlineData("  0   0  0 * * * ", "2026-03-02T00:00:00.001Z", "2026-03-03T00:00:00Z")]
    [InlineData("0 0 3 * * *", "2026-03-02T02:30:00+01:00", "2026-03-02T03:00:00Z")]
    public void NextAfter_ATime_IsTheFirstThatMeetsEveryField(string schedule, string after, string next) =>
        NcrontabSchedule.Parse(schedule).NextAfter(Time(after)).ShouldBe(Time(next));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* 60 * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * 32 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("* * * * Ja *")]
    [InlineData("* * * * Foo *")]
    [InlineData("Mon * * * * *")]
    [InlineData("*/0 * * * * *")]
    [InlineData("*/x * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("-1 * * * * *")]
    [InlineData("1, * * * * *")]
    [InlineData("* * * * * Fri-Mon")]
    [InlineData("* * * ? * *")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("1.00:00:00")]
    public void Parse_WhatIsNoSchedule_SaysSo(string schedule) =>
        Should.Throw<FormatException>(() => NcrontabSchedule.Parse(schedule)).Message.ShouldNotBeNullOrEmpty();

    [Theory]
    [InlineData("0 * * * * *", false)]
    [InlineData("0,30 * * * * *", true)]
    [InlineData("0 0 * * * *", false)]
    [InlineData("0,10 0 0 1 1 *", true)]
    public void IsMoreOftenThanEveryMinute_OfSchedules_LooksAtTheNextOccurrences(string schedule, bool often) =>
        NcrontabSchedule.Parse(schedule).IsMoreOftenThanEveryMinute(TestHost.Start).ShouldBe(often);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
