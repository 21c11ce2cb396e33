using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Casework.Cases;

/// <summary>
/// The one reference of a case for ever: ten characters of Crockford's alphabet and a check character, such as <c>7QK39MZ2XA4</c>.
/// </summary>
[JsonConverter(typeof(CaseIdConverter))]
public readonly record struct CaseId
{
    public const int Length = 11;

    private readonly string? _value;

    private CaseId(string value) => _value = value;

    /// <summary>The eleven characters without separators.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This case id was never set.");

    /// <summary>The same id as people read it: <c>7QK3-9MZ2-XA4</c>.</summary>
    public string Reference => $"{Value[..4]}-{Value[4..8]}-{Value[8..]}";

    /// <summary>Makes an id from at least 50 random or derived bits.</summary>
    public static CaseId From(ReadOnlySpan<byte> bits)
    {
        var body = Crockford.Encode(bits, Length - 1);
        return new CaseId(body + Crockford.CheckCharacter(body));
    }

    /// <summary>Reads an id as people type it: any case, with or without hyphens. False when it is no id or its check character is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId id)
    {
        id = default;
        if (text is null || text.Length > Length + 4)
        {
            return false;
        }

        Span<char> characters = stackalloc char[Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character == '-')
            {
                continue;
            }

            var value = Crockford.ValueOf(character);
            if (value < 0 || count == Length)
            {
                return false;
            }

            characters[count++] = Crockford.Alphabet[value];
        }

        if (count != Length || Crockford.CheckCharacter(characters[..(Length - 1)]) != characters[Length - 1])
        {
            return false;
        }

        id = new CaseId(new string(characters));
        return true;
    }

    /// <exception cref="FormatException">The text is no case id.</exception>
    public static CaseId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no case id.");

    public override string ToString() => _value ?? string.Empty;
}

internal sealed class CaseIdConverter : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CaseId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a case id.");

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override CaseId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
}
