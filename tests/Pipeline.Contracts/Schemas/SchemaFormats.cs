using System.Globalization;

namespace Pipeline.Contracts.Schemas;

/// <summary>The formats of texts that <see cref="JsonSchema"/> asserts, and those that only describe.</summary>
internal static class SchemaFormats
{
    private static readonly Dictionary<string, Func<string, bool>> Asserted = new(StringComparer.Ordinal)
    {
        ["date"] = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["time"] = text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        ["date-time"] = IsDateTime,

        // What the syndication API's schemas call date-time.
        ["datetime"] = IsDateTime,
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
        ["uri"] = text => Uri.TryCreate(text, UriKind.Absolute, out _),
        ["uri-reference"] = text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        ["email"] = text => text.Split('@') is [{ Length: > 0 }, { Length: > 0 }],
    };

    /// <summary>They bound numbers and encodings whose limits the type or other keywords say already.</summary>
    private static readonly HashSet<string> Descriptive = new(StringComparer.Ordinal) { "int32", "int64", "double", "binary", "byte" };

    public static bool AreKnown(string format) => Asserted.ContainsKey(format) || Descriptive.Contains(format);

    public static bool Fits(string format, string text) => !Asserted.TryGetValue(format, out var fits) || fits(text);

    private static bool IsDateTime(string text) =>
        text.Length >= 20 && text[10] is 'T' or 't'
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
