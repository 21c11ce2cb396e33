using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Makes JSON Schemas of what is sent in. Each has an example that its reader takes, so that examples of whole bodies can be put together.</summary>
internal static class Shape
{
    private const string Examples = "examples";

    public static JsonObject Text(string example, int? max = null)
    {
        var schema = Typed("string", example);
        if (max is { } length)
        {
            schema["maxLength"] = length;
        }

        return schema;
    }

    public static JsonObject OneOf(params IReadOnlyList<string> values) =>
        new() { ["type"] = "string", ["enum"] = Array(values), [Examples] = Array(values.Take(1)) };

    public static JsonObject OneOf<T>()
        where T : struct, Enum => OneOf(Names.All<T>());

    public static JsonObject Whole(long min, long max, long? example = null)
    {
        var schema = Typed("integer", example ?? min);
        schema["minimum"] = min;
        schema["maximum"] = max;
        return schema;
    }

    public static JsonObject YesNo(bool example = true) => Typed("boolean", example);

    public static JsonObject Date(string example = "2026-01-28") => Formatted("date", example);

    public static JsonObject Instant(string example = "2026-01-30T09:30:00Z") => Formatted("date-time", example);

    /// <summary>A time of day, <c>HH:MM</c>.</summary>
    public static JsonObject Time()
    {
        var schema = Typed("string", "14:30");
        schema["pattern"] = @"^\d\d:\d\d(:\d\d)?$";
        return schema;
    }

    public static JsonObject List(JsonObject items, int max, int min = 0)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items, ["maxItems"] = max };
        if (min > 0)
        {
            schema["minItems"] = min;
        }

        return schema;
    }

    public static JsonObject Object(params IReadOnlyList<ShapeMember> members)
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            var schema = member.Schema;
            schema["description"] = member.Description;
            properties[member.Name] = schema;
        }

        var all = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = members.Where(member => member.Required).Select(member => member.Name).ToList();
        if (required.Count > 0)
        {
            all["required"] = Array(required);
        }

        return all;
    }

    /// <summary>One of these sets of members must be there.</summary>
    public static JsonObject WithAnyOf(this JsonObject schema, params IReadOnlyList<string[]> sets)
    {
        schema["anyOf"] = new JsonArray([.. sets.Select(set => new JsonObject { ["required"] = Array(set) })]);
        return schema;
    }

    /// <summary>Its own example instead of one that has every member.</summary>
    public static JsonObject WithExample(this JsonObject schema, JsonNode example)
    {
        schema[Examples] = new JsonArray(example);
        return schema;
    }

    /// <summary>A value that the schema and its reader allow.</summary>
    public static JsonNode ExampleOf(JsonObject schema)
    {
        if (schema[Examples] is JsonArray examples)
        {
            return examples[0]!.DeepClone();
        }

        if (schema["items"] is JsonObject items)
        {
            return new JsonArray(ExampleOf(items));
        }

        var members = schema["properties"] as JsonObject ?? [];
        return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)ExampleOf(member.Value!.AsObject()))));
    }

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonObject Typed<T>(string type, T example) => new() { ["type"] = type, [Examples] = new JsonArray(JsonValue.Create(example)) };

    private static JsonObject Formatted(string format, string example)
    {
        var schema = Typed("string", example);
        schema["format"] = format;
        return schema;
    }
}
