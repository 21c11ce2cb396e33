using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>Holds answers to their schemas, as far as our schemas go. An object has no members that its schema does not name.</summary>
public sealed class SchemaCheck(ApiDescription api)
{
    /// <summary>What does not fit; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonElement value, JsonObject schema) => [.. Faults(value, schema, "$")];

    private IEnumerable<string> Faults(JsonElement value, JsonObject reference, string path)
    {
        var schema = api.Resolve(reference);
        if (schema["anyOf"] is JsonArray either)
        {
            var found = either.Select(one => Faults(value, one!.AsObject(), path).ToList()).ToList();
            return found.Any(faults => faults.Count == 0) ? [] : found.MinBy(faults => faults.Count)!;
        }

        return (schema["allOf"] as JsonArray ?? []).SelectMany(one => Faults(value, one!.AsObject(), path))
            .Concat(OfType(value, schema, path))
            .Concat(OfTerms(value, schema, path));
    }

    private IEnumerable<string> OfType(JsonElement value, JsonObject schema, string path) => schema["type"]?.GetValue<string>() switch
    {
        "object" when value.ValueKind == JsonValueKind.Object => OfMembers(value, schema, path, closed: true),
        "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Faults(item, schema["items"]!.AsObject(), $"{path}[{index}]")),
        "string" when value.ValueKind == JsonValueKind.String => OfText(value.GetString()!, schema, path),
        "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) => [],
        "number" when value.ValueKind == JsonValueKind.Number => [],
        "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
        "null" when value.ValueKind == JsonValueKind.Null => [],
        null => value.ValueKind == JsonValueKind.Object ? OfMembers(value, schema, path, closed: false) : [],
        var type => [$"{path} is {value.ValueKind} and not {type}"],
    };

    private IEnumerable<string> OfMembers(JsonElement value, JsonObject schema, string path, bool closed)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var others = schema["additionalProperties"] as JsonObject;
        foreach (var required in schema["required"] as JsonArray ?? [])
        {
            if (!value.TryGetProperty(required!.GetValue<string>(), out _))
            {
                yield return $"{path}.{required} is missing";
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            var described = properties[member.Name] as JsonObject ?? others;
            if (described is null)
            {
                if (closed)
                {
                    yield return $"{path}.{member.Name} is not described";
                }

                continue;
            }

            foreach (var fault in Faults(member.Value, described, $"{path}.{member.Name}"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> OfText(string text, JsonObject schema, string path)
    {
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{path} does not match {pattern}";
        }

        if (schema["format"]?.GetValue<string>() is { } format && !(format switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            _ => true,
        }))
        {
            yield return $"{path} is no {format}";
        }
    }

    private static IEnumerable<string> OfTerms(JsonElement value, JsonObject schema, string path) =>
        schema["enum"] is JsonArray terms && (value.ValueKind != JsonValueKind.String || !terms.Any(term => term!.GetValue<string>() == value.GetString()))
            ? [$"{path} is none of the terms"]
            : [];
}
