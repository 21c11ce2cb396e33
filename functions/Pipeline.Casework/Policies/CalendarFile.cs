using System.Globalization;
using Pipeline.Casework.Input;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary><c>calendars/*.json</c>: the bank holidays of one division.</summary>
internal static class CalendarFile
{
    public static WorkingCalendar? Read(FieldReader reader)
    {
        var division = reader.Choice("division", [.. Enum.GetValues<Nation>().Select(nation => nation.Division()).Distinct()], required: true);
        reader.Words("source");
        var dates = reader.List("bankHolidays", ReadDate, required: true);
        reader.Unique("bankHolidays", dates, date => date == default ? string.Empty : $"{date:yyyy-MM-dd}");
        foreach (var year in MissingYears(dates))
        {
            reader.Fault("bankHolidays", string.Create(CultureInfo.InvariantCulture, $"has none in {year}, between years that have some"));
        }

        return division is null || dates.Count == 0 ? null : new WorkingCalendar(division, dates);
    }

    private static IEnumerable<int> MissingYears(IReadOnlyList<DateOnly> dates)
    {
        var years = dates.Where(date => date != default).Select(date => date.Year).Distinct().Order().ToList();
        return years.Count == 0 ? [] : Enumerable.Range(years[0], years[^1] - years[0] + 1).Except(years);
    }

    private static DateOnly ReadDate(FieldReader reader)
    {
        reader.Words("title");
        reader.Bool("substitute");
        return reader.RequiredDate("date");
    }
}
