namespace Pipeline.Casework.Time;

/// <summary>Dates and times of day in Europe/London; every instant returned is in UTC.</summary>
public static class LondonTime
{
    private static readonly TimeOnly LastSecond = new(23, 59, 59);

    // Windows without ICU knows the zone only by its own name.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var london)
        ? london
        : TimeZoneInfo.FindSystemTimeZoneById("GMT Standard Time");

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>23:59:59 on that date, when days and working days end.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => At(date, LastSecond);

    /// <summary>
    /// The instant at which clocks in London show that time. In the hour repeated in autumn it is the second one; in the hour left
    /// out in spring it is one hour on.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        return Zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, Zone.BaseUtcOffset)
            : new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
