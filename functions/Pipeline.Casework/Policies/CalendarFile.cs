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
        return division is null || dates.Count == 0 ? null : new WorkingCalendar(division, dates);
    }

    private static DateOnly ReadDate(FieldReader reader)
    {
        reader.Words("title");
        reader.Bool("substitute");
        return reader.RequiredDate("date");
    }
}
