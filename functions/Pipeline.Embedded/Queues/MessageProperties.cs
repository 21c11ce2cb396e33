using System.Globalization;
using System.Text.Json;

namespace Pipeline.Embedded.Queues;

/// <summary>Keeps the types of message properties through the database: a name and a value, each with the code of its type.</summary>
internal static class MessageProperties
{
    private static readonly Dictionary<string, object> None = [];

    /// <exception cref="ArgumentException">A value is of a type that no broker carries.</exception>
    public static string? Write(IReadOnlyDictionary<string, object> properties) => properties.Count == 0
        ? null
        : JsonSerializer.Serialize(properties.ToDictionary(property => property.Key, property => Encode(property.Key, property.Value)));

    public static IReadOnlyDictionary<string, object> Read(string? stored) => stored is null
        ? None
        : JsonSerializer.Deserialize<Dictionary<string, string[]>>(stored)!.ToDictionary(property => property.Key, property => Decode(property.Value));

    /// <summary>The second over the first; a property of both takes the value of the second.</summary>
    public static IReadOnlyDictionary<string, object> Merge(IReadOnlyDictionary<string, object> kept, IEnumerable<KeyValuePair<string, object>>? changed)
    {
        if (changed is null)
        {
            return kept;
        }

        var merged = new Dictionary<string, object>(kept);
        foreach (var (name, value) in changed)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static string[] Encode(string name, object value) => value switch
    {
        string text => ["s", text],
        bool flag => ["?", flag ? "1" : "0"],
        byte[] bytes => ["x", Convert.ToBase64String(bytes)],
        DateTime time => ["t", time.ToString("O", CultureInfo.InvariantCulture)],
        DateTimeOffset time => ["o", time.ToString("O", CultureInfo.InvariantCulture)],
        TimeSpan span => ["p", span.ToString("c", CultureInfo.InvariantCulture)],
        Guid id => ["g", id.ToString("D")],
        double number => ["d", number.ToString("R", CultureInfo.InvariantCulture)],
        float number => ["f", number.ToString("R", CultureInfo.InvariantCulture)],
        int or long or short or byte or sbyte or ushort or uint or ulong or decimal or char =>
            [value.GetType().Name, ((IFormattable)(value is char c ? (int)c : value)).ToString(null, CultureInfo.InvariantCulture)],
        _ => throw new ArgumentException($"The property '{name}' is of type {value.GetType()}, which a message cannot carry."),
    };

    private static object Decode(string[] stored) => stored[0] switch
    {
        "s" => stored[1],
        "?" => stored[1] == "1",
        "x" => Convert.FromBase64String(stored[1]),
        "t" => DateTime.Parse(stored[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "o" => DateTimeOffset.Parse(stored[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "p" => TimeSpan.ParseExact(stored[1], "c", CultureInfo.InvariantCulture),
        "g" => Guid.Parse(stored[1]),
        "d" => double.Parse(stored[1], CultureInfo.InvariantCulture),
        "f" => float.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Int32) => int.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Int64) => long.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Int16) => short.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Byte) => byte.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(SByte) => sbyte.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(UInt16) => ushort.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(UInt32) => uint.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(UInt64) => ulong.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Decimal) => decimal.Parse(stored[1], CultureInfo.InvariantCulture),
        nameof(Char) => (char)int.Parse(stored[1], CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"A stored message property has the unknown type '{stored[0]}'."),
    };
}
