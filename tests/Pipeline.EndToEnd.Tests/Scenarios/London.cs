using System.Globalization;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Times as they are written in the scenarios: in London.</summary>
internal static class London
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary><c>2026-03-04</c> is the end of that day, <c>2026-03-04 09:00</c> that minute.</summary>
    public static DateTimeOffset At(string time)
    {
        var local = time.Length > 10
            ? DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : DateTime.ParseExact(time, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).AddSeconds(-1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
