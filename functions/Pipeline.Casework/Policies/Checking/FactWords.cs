using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>How values of a policy are written for people.</summary>
internal static class FactWords
{
    public const string Nothing = "none";

    public static string Of(ClockSpan span) => span.ToString().Replace("working-day", "working day", StringComparison.Ordinal);

    public static string Of(TimeSpan time) =>
        time.TotalHours >= 1 && time.Minutes == 0 ? Count((int)time.TotalHours, "hour") : Count((int)time.TotalMinutes, "minute");

    public static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? string.Empty : "s")}");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } list ? list : Nothing;

    public static string List<T>(IEnumerable<T> values)
        where T : struct, Enum => List(values.Select(Names.Of));

    /// <summary>Those parts that say something, joined.</summary>
    public static string Join(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
