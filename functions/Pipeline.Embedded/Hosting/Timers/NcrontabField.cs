using System.Globalization;

namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>One field of a schedule: the set of values at which it fires, as bits.</summary>
internal readonly record struct NcrontabField
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private readonly ulong _values;

    private NcrontabField(ulong values) => _values = values;

    public bool Contains(int value) => (_values >> value & 1) == 1;

    public static NcrontabField Seconds(string text) => Parse(text, "second", 0, 59, []);

    public static NcrontabField Minutes(string text) => Parse(text, "minute", 0, 59, []);

    public static NcrontabField Hours(string text) => Parse(text, "hour", 0, 23, []);

    public static NcrontabField DaysOfMonth(string text) => Parse(text, "day", 1, 31, []);

    public static NcrontabField MonthsOfYear(string text) => Parse(text, "month", 1, 12, Months);

    /// <summary>0 is Sunday; 7 is nothing.</summary>
    public static NcrontabField DaysOfWeek(string text) => Parse(text, "day of week", 0, 6, Days);

    private static NcrontabField Parse(string text, string field, int least, int most, string[] names)
    {
        var values = 0UL;
        foreach (var item in text.Split(','))
        {
            var (range, step) = Step(item, field);
            var (first, last) = Range(range, step is not null, field, least, most, names);
            for (var value = first; value <= last; value += step ?? 1)
            {
                values |= 1UL << value;
            }
        }

        return new NcrontabField(values);
    }

    private static (string Range, int? Step) Step(string item, string field)
    {
        if (item.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0)
        {
            return (item, null);
        }

        return int.TryParse(item.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0
            ? (item[..slash], step)
            : throw new FormatException($"the step of '{item}' in the {field} field is not a positive number.");
    }

    private static (int First, int Last) Range(string range, bool stepped, string field, int least, int most, string[] names)
    {
        if (range == "*")
        {
            return (least, most);
        }

        var bounds = range.Split('-');
        if (bounds.Length > 2)
        {
            throw new FormatException($"'{range}' in the {field} field is not a range.");
        }

        var first = Value(bounds[0], field, least, most, names);
        if (bounds.Length == 1)
        {
            // "5/15" is every fifteenth from five on.
            return (first, stepped ? most : first);
        }

        var last = Value(bounds[1], field, least, most, names);

        // The host would silently swap such a range: "Fri-Mon" would run from Monday to Friday.
        return first <= last ? (first, last) : throw new FormatException($"the range '{range}' in the {field} field runs backwards.");
    }

    private static int Value(string text, string field, int least, int most, string[] names)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= least && number <= most
                ? number
                : throw new FormatException($"{number} is no {field}: it goes from {least} to {most}.");
        }

        var name = text.Length >= 3 ? Array.FindIndex(names, name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)) : -1;
        return name >= 0 ? name + least : throw new FormatException($"'{text}' is no {field}.");
    }
}
