using System.Text.Json;

namespace Pipeline.Contracts.Schemas;

/// <summary>The keywords that <see cref="JsonSchema"/> knows, by what stands in them.</summary>
internal static class SchemaKeywords
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly",
        "type", "enum", "const", "required", "dependentRequired", "minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems",
        "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    };

    private static readonly HashSet<string> OneSchema = new(StringComparer.Ordinal)
    {
        "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else",
    };

    private static readonly HashSet<string> SchemaList = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems" };

    private static readonly HashSet<string> SchemaMap = new(StringComparer.Ordinal) { "properties", "patternProperties", "$defs", "definitions" };

    /// <exception cref="FormatException">Something in it cannot be evaluated.</exception>
    public static void Check(JsonElement root, JsonElement schema) => Check(root, schema, "#", new HashSet<string>(StringComparer.Ordinal));

    private static void Check(JsonElement root, JsonElement schema, string path, HashSet<string> followed)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{path} is no schema.");
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Check(root, keyword, $"{path}/{keyword.Name}", followed);
        }
    }

    private static void Check(JsonElement root, JsonProperty keyword, string path, HashSet<string> followed)
    {
        if (keyword.Name == "$ref")
        {
            var reference = keyword.Value.GetString()!;
            if (followed.Add(reference))
            {
                Check(root, JsonSchema.Find(root, reference), reference, followed);
            }
        }
        else if (OneSchema.Contains(keyword.Name))
        {
            Check(root, keyword.Value, path, followed);
        }
        else if (SchemaList.Contains(keyword.Name))
        {
            keyword.Value.EnumerateArray().ToList().ForEach(item => Check(root, item, path, followed));
        }
        else if (SchemaMap.Contains(keyword.Name))
        {
            keyword.Value.EnumerateObject().ToList().ForEach(item => Check(root, item.Value, $"{path}/{item.Name}", followed));
        }
        else if (keyword.Name == "format" && !SchemaFormats.AreKnown(keyword.Value.GetString()!))
        {
            throw new FormatException($"{path} is {keyword.Value}, a format that is not known here.");
        }
        else if (!Plain.Contains(keyword.Name))
        {
            throw new FormatException($"{path} is a keyword that is not known here.");
        }
    }
}
