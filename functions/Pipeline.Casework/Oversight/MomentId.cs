using System.Globalization;

namespace Pipeline.Casework.Oversight;

/// <summary>A moment as the id of an entry of the house: ticks with as many digits as any time has, so that the latest is the last in ordinal order.</summary>
public static class MomentId
{
    public static string Of(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It is no such id.</exception>
    public static DateTimeOffset Parse(string id) => new(long.Parse(id, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
