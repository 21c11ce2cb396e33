using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>What does not fit a schema by a hair.</summary>
internal static class SchemaBreaches
{
    /// <summary>Values just beyond the schema, with what the reader says of them.</summary>
    public static IEnumerable<(JsonNode Value, string Text)> Of(JsonObject schema)
    {
        if (schema["enum"] is JsonArray terms)
        {
            yield return ("no such term", $"must be one of: {string.Join(", ", terms.Select(term => term!.GetValue<string>()))}");
        }
        else if (schema["maxLength"]?.GetValue<int>() is { } length)
        {
            yield return (new string('x', length + 1), string.Create(CultureInfo.InvariantCulture, $"must be at most {length} characters"));
        }

        if (schema["maxItems"]?.GetValue<int>() is { } items)
        {
            yield return (new JsonArray([.. Enumerable.Range(0, items + 1).Select(_ => JsonValue.Create("x"))]), string.Create(CultureInfo.InvariantCulture, $"must have at most {items} entries"));
        }

        if (schema["minimum"]?.GetValue<long>() is { } least && schema["maximum"]?.GetValue<long>() is { } most)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}");
            yield return (least - 1, text);
            yield return (most + 1, text);
        }

        switch (schema["type"]?.GetValue<string>())
        {
            case "boolean":
                yield return ("true", "must be true or false");
                break;
            case "array":
                yield return ("x", "must be a list");
                break;
            case "object":
                yield return ("x", "must be an object");
                break;
            case "string" when schema["pattern"] is not null:
                yield return ("2:30 pm", "must be a time written HH:MM");
                break;
            case "string" when schema["format"]?.GetValue<string>() is "date":
                yield return ("2026-02-30", "must be a date");
                break;
            case "string" when schema["format"]?.GetValue<string>() is "date-time":
                yield return ("2026-02-28T10:00:00", "must be a time in ISO 8601");
                break;
        }
    }
}
