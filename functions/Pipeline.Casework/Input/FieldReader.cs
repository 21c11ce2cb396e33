using System.Globalization;
using System.Text.Json;

namespace Pipeline.Casework.Input;

/// <summary>
/// Reads one JSON object field by field and keeps every fault instead of stopping at the first one.
/// After a fault a required field has its type's empty value, so callers read all fields, then look at <see cref="Faults"/>
/// before they use any. Null equals absent; texts are trimmed; an empty text equals absent.
/// </summary>
public sealed class FieldReader
{
    private const string Required = "is required";

    private readonly OrderedDictionary<string, JsonElement> fields = [];
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly string path;

    // Faults of fields in something that is no object would only repeat the one that says so; they go nowhere.
    private readonly InputFaults sink;

    /// <param name="body">What was received; anything but an object is the one fault <c>body</c>.</param>
    public FieldReader(JsonElement body)
        : this(body, string.Empty, new InputFaults())
    {
    }

    private FieldReader(JsonElement? element, string path, InputFaults faults)
    {
        this.path = path;
        Faults = faults;
        sink = faults;
        if (element is { ValueKind: JsonValueKind.Object } value)
        {
            ReadFields(value);
        }
        else if (element is not null)
        {
            faults.Add(OwnPath, "must be an object");
            sink = new InputFaults();
        }
    }

    /// <summary>Shared by a reader and all readers of objects inside it.</summary>
    public InputFaults Faults { get; }

    /// <summary>The names present with a value other than null, in the order received.</summary>
    public IReadOnlyList<string> Names => [.. fields.Keys];

    private string OwnPath => path.Length == 0 ? "body" : path;

    /// <summary>The names present that no call has asked for yet.</summary>
    public IReadOnlyList<string> Unasked => [.. fields.Keys.Where(name => !asked.Contains(name))];

    /// <summary>The names that calls have asked for so far, whether there or not: what the API describes is held to it.</summary>
    public IReadOnlySet<string> Asked => asked;

    public void Fault(string field, string text) => sink.Add(PathOf(field), text);

    /// <summary>Says that the field is required, unless it is there: then its own fault says what is wrong.</summary>
    public void FaultIfMissing(string name)
    {
        if (Raw(name) is not { } value || IsBlank(value))
        {
            Fault(name, Required);
        }
    }

    /// <summary>What a required field without a value reads as.</summary>
    internal T Missing<T>(string name, T empty)
    {
        FaultIfMissing(name);
        return empty;
    }

    public bool Has(string name) => Raw(name) is not null;

    /// <summary>The value as received, or null when absent.</summary>
    public JsonElement? Raw(string name)
    {
        asked.Add(name);
        return fields.TryGetValue(name, out var value) ? value : null;
    }

    public string RequiredText(string name, int maxLength) => Text(name, maxLength) ?? Missing(name, string.Empty);

    public string? Text(string name, int maxLength) =>
        Raw(name) is { } value ? ReadText(value, name, maxLength) : null;

    public bool? Bool(string name, bool required = false)
    {
        if (Raw(name) is not { } value)
        {
            return required ? Missing<bool?>(name, null) : null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(name, "must be true or false");
        return null;
    }

    /// <summary>A whole number; both limits are allowed.</summary>
    public int? Int(string name, int min, int max, bool required = false)
    {
        if (Raw(name) is not { } value)
        {
            return required ? Missing<int?>(name, null) : null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>One of the allowed values, compared exactly.</summary>
    public string? Choice(string name, IReadOnlyCollection<string> allowed, bool required = false)
    {
        if (Raw(name) is not { } value || IsBlank(value))
        {
            return required ? FaultAndNull(name, $"{Required}: {string.Join(", ", allowed)}") : null;
        }

        return value.ValueKind == JsonValueKind.String && JsonText.TryRead(value, out var text)
            && allowed.Contains(text.Trim(), StringComparer.Ordinal)
                ? text.Trim()
                : FaultAndNull(name, $"must be one of: {string.Join(", ", allowed)}");
    }

    /// <summary>A list of texts; empty when absent. An entry without text is a fault.</summary>
    public IReadOnlyList<string> TextList(string name, int maxItems, int maxLength)
    {
        var texts = new List<string>();
        foreach (var (item, itemName) in Items(name, maxItems))
        {
            if (IsBlank(item))
            {
                Fault(itemName, Required);
            }
            else if (ReadText(item, itemName, maxLength) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>A list of objects, each read by <paramref name="read"/> with paths like <c>points[0].text</c>; empty when absent.</summary>
    public IReadOnlyList<T> Objects<T>(string name, int maxItems, Func<FieldReader, T> read)
    {
        var objects = new List<T>();
        foreach (var (item, itemName) in Items(name, maxItems))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                objects.Add(read(new FieldReader(item, PathOf(itemName), sink)));
            }
            else
            {
                Fault(itemName, "must be an object");
            }
        }

        return objects;
    }

    /// <summary>
    /// A nested object. Absent and required: a reader without fields, so that each of its required fields is named as missing.
    /// Not an object: one fault here and a reader whose own faults do not count. Null only when absent and not required.
    /// </summary>
    public FieldReader? Object(string name, bool required)
    {
        var value = Raw(name);
        return value is null && !required ? null : new FieldReader(value, PathOf(name), sink);
    }

    /// <summary>Null, or nothing but the white space that <see cref="ReadText"/> trims.</summary>
    private static bool IsBlank(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && JsonText.TryRead(value, out var text)
            && string.IsNullOrWhiteSpace(text) && !JsonText.HasControlCharacters(text));

    private void ReadFields(JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!JsonText.TryReadName(property, out var name))
            {
                sink.Add(OwnPath, "has a field whose name is not valid Unicode text");
            }
            else if (property.Value.ValueKind == JsonValueKind.Null)
            {
                fields.Remove(name);
            }
            else
            {
                fields[name] = property.Value;
            }
        }
    }

    private IEnumerable<(JsonElement Item, string Name)> Items(string name, int maxItems)
    {
        if (Raw(name) is not { } list)
        {
            yield break;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Fault(name, "must be a list");
            yield break;
        }

        if (list.GetArrayLength() > maxItems)
        {
            Fault(name, string.Create(CultureInfo.InvariantCulture, $"must have at most {maxItems} entries"));
            yield break;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            yield return (item, string.Create(CultureInfo.InvariantCulture, $"{name}[{index++}]"));
        }
    }

    private string? ReadText(JsonElement value, string name, int maxLength)
    {
        if (IsBlank(value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return FaultAndNull(name, "must be text");
        }

        if (!JsonText.TryRead(value, out var text))
        {
            return FaultAndNull(name, "must be valid Unicode text");
        }

        if (JsonText.HasControlCharacters(text))
        {
            return FaultAndNull(name, "must not contain control characters");
        }

        text = text.Trim();
        return text.Length <= maxLength
            ? text
            : FaultAndNull(name, string.Create(CultureInfo.InvariantCulture, $"must be at most {maxLength} characters"));
    }

    private string? FaultAndNull(string name, string text)
    {
        Fault(name, text);
        return null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
