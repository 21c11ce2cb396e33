using System.Globalization;

namespace Pipeline.Casework.Input;

/// <summary>Dates and times in fields, written in ISO 8601.</summary>
public static class TimeFields
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public static DateOnly RequiredDate(this FieldReader reader, string name) => reader.Date(name) ?? reader.Missing(name, default(DateOnly));

    /// <summary>A calendar date written <c>YYYY-MM-DD</c>.</summary>
    public static DateOnly? Date(this FieldReader reader, string name)
    {
        if (reader.Text(name, 100) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        reader.Fault(name, "must be a date written YYYY-MM-DD");
        return null;
    }

    public static TimeOnly? Time(this FieldReader reader, string name)
    {
        if (reader.Text(name, 100) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        reader.Fault(name, "must be a time written HH:MM");
        return null;
    }

    public static DateTimeOffset RequiredTimestamp(this FieldReader reader, string name) =>
        reader.Timestamp(name) ?? reader.Missing(name, default(DateTimeOffset));

    /// <summary>An instant written in ISO 8601 with its offset; returned in UTC.</summary>
    public static DateTimeOffset? Timestamp(this FieldReader reader, string name)
    {
        if (reader.Text(name, 100) is not { } text)
        {
            return null;
        }

        if (TryParse(text, out var instant))
        {
            return instant;
        }

        reader.Fault(name, "must be a time in ISO 8601 with its offset, like 2026-02-03T09:30:00Z");
        return null;
    }

    /// <summary>An instant written in ISO 8601 with its offset, in UTC. False for any other text, one without an offset among them.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        var withOffset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        var isOne = DateTimeOffset.TryParseExact(withOffset, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written);
        instant = written.ToUniversalTime();
        return isOne;
    }
}
