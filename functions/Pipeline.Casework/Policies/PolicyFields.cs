using Pipeline.Casework.Cases;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Casework.Input;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary>The kinds of values that policy files hold, read with <see cref="FieldReader"/>.</summary>
internal static partial class PolicyFields
{
    public const int TextLength = 1000;
    public const int ListLength = 1000;

    /// <summary>Reads an object and takes every name that was not asked for as a fault: a misspelt one would else be a silent default.</summary>
    public static T Whole<T>(this FieldReader reader, Func<FieldReader, T> read)
    {
        var value = read(reader);
        foreach (var name in reader.Unasked)
        {
            reader.Fault(name, "is not known here");
        }

        return value;
    }

    /// <summary>A list of objects, none of which has names that were not asked for. Required: at least one.</summary>
    public static IReadOnlyList<T> List<T>(this FieldReader reader, string name, Func<FieldReader, T> read, bool required = false)
    {
        var list = reader.Objects(name, ListLength, item => item.Whole(read));
        if (required && list.Count == 0)
        {
            reader.Fault(name, "needs at least one entry");
        }

        return list;
    }

    public static T Nested<T>(this FieldReader reader, string name, Func<FieldReader, T> read) =>
        reader.Object(name, required: true)!.Whole(read);

    public static string Words(this FieldReader reader, string name) => reader.RequiredText(name, TextLength);

    public static IReadOnlyList<string> Texts(this FieldReader reader, string name) => reader.TextList(name, ListLength, TextLength);

    public static string Id(this FieldReader reader, string name)
    {
        var id = reader.RequiredText(name, 100);
        if (id.Length > 0 && !IdShape().IsMatch(id))
        {
            reader.Fault(name, "must be of letters, digits, dots and hyphens");
        }

        return id;
    }

    public static int Number(this FieldReader reader, string name, int min, int max) => reader.Int(name, min, max, required: true) ?? min;

    public static ClockSpan Span(this FieldReader reader, string name)
    {
        var text = reader.RequiredText(name, 100);
        if (ClockSpan.TryParse(text, out var span))
        {
            return span;
        }

        if (text.Length > 0)
        {
            reader.Fault(name, string.Create(CultureInfo.InvariantCulture,
                $"must be a number from 1 to {ClockSpan.MaxAmount} and minutes, hours, days or working-days, like \"5 working-days\""));
        }

        return new ClockSpan(1, ClockUnit.Minutes);
    }

    public static TimeSpan Elapsed(this FieldReader reader, string name)
    {
        var span = reader.Span(name);
        if (span.IsElapsed)
        {
            return span.ToTimeSpan();
        }

        reader.Fault(name, "must be in minutes or hours");
        return TimeSpan.Zero;
    }

    public static T Word<T>(this FieldReader reader, string name)
        where T : struct, Enum => Names.Parse<T>(reader.Choice(name, Names.All<T>(), required: true)) ?? default;

    public static IReadOnlyList<T> WordList<T>(this FieldReader reader, string name)
        where T : struct, Enum
    {
        var words = new List<T>();
        foreach (var text in reader.Texts(name))
        {
            if (Names.Parse<T>(text) is { } word)
            {
                words.Add(word);
            }
            else
            {
                reader.Fault(name, $"has \"{text}\"; allowed are {string.Join(", ", Names.All<T>())}");
            }
        }

        return words;
    }

    /// <summary>An object with one value for each of the keys, all of them required and no others.</summary>
    public static Dictionary<TKey, TValue> Map<TKey, TValue>(
        this FieldReader reader, string name, IEnumerable<TKey> keys, Func<TKey, string> word, Func<FieldReader, string, TValue> read)
        where TKey : notnull => reader.Nested(name, map => keys.ToDictionary(key => key, key => read(map, word(key))));

    /// <summary>Faults every second entry with the same id.</summary>
    public static void Unique<T>(this FieldReader reader, string name, IEnumerable<T> entries, Func<T, string> id)
    {
        foreach (var twice in entries.GroupBy(id, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            reader.Fault(name, $"has {twice.Key} more than once");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();
}
