using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Contracts.Schemas;

/// <summary>One value held against one schema whose keywords have been checked.</summary>
internal sealed class SchemaEvaluation(JsonElement root, List<SchemaFault> faults)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public void Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Unless(schema.ValueKind == JsonValueKind.True, path, "is not allowed");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            CheckAny(keyword.Name, keyword.Value, schema, value, path);
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    CheckObject(keyword.Name, keyword.Value, schema, value, path);
                    break;
                case JsonValueKind.Array:
                    CheckList(keyword.Name, keyword.Value, schema, value, path);
                    break;
                case JsonValueKind.String:
                    CheckText(keyword.Name, keyword.Value, value.GetString()!, path);
                    break;
                case JsonValueKind.Number:
                    CheckNumber(keyword.Name, keyword.Value, value.GetDecimal(), path);
                    break;
                default:
                    break;
            }
        }
    }

    private void CheckAny(string keyword, JsonElement wanted, JsonElement schema, JsonElement value, string path)
    {
        switch (keyword)
        {
            case "$ref":
                Check(JsonSchema.Find(root, wanted.GetString()!), value, path);
                break;
            case "type":
                var types = wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Select(type => type.GetString()!) : [wanted.GetString()!];
                Unless(types.Any(type => IsOf(type, value)), path, $"must be of type {wanted}");
                break;
            case "enum":
                Unless(wanted.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), path, $"must be one of {wanted}");
                break;
            case "const":
                Unless(JsonElement.DeepEquals(wanted, value), path, $"must be {wanted}");
                break;
            case "allOf":
                wanted.EnumerateArray().ToList().ForEach(part => Check(part, value, path));
                break;
            case "anyOf":
                Unless(wanted.EnumerateArray().Any(part => Fits(part, value)), path, "fits none of the alternatives");
                break;
            case "oneOf":
                Unless(wanted.EnumerateArray().Count(part => Fits(part, value)) == 1, path, "must fit exactly one of the alternatives");
                break;
            case "not":
                Unless(!Fits(wanted, value), path, "is what it must not be");
                break;
            case "if" when schema.TryGetProperty(Fits(wanted, value) ? "then" : "else", out var branch):
                Check(branch, value, path);
                break;
            default:
                break;
        }
    }

    private void CheckObject(string keyword, JsonElement wanted, JsonElement schema, JsonElement value, string path)
    {
        switch (keyword)
        {
            case "properties":
                foreach (var property in wanted.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _)))
                {
                    Check(property.Value, value.GetProperty(property.Name), Join(path, property.Name));
                }

                break;
            case "patternProperties":
                foreach (var (pattern, property) in wanted.EnumerateObject().SelectMany(pattern => value.EnumerateObject().Select(property => (pattern, property))))
                {
                    if (Matches(pattern.Name, property.Name))
                    {
                        Check(pattern.Value, property.Value, Join(path, property.Name));
                    }
                }

                break;
            case "additionalProperties":
                foreach (var property in value.EnumerateObject().Where(property => !IsNamed(schema, property.Name)))
                {
                    Check(wanted, property.Value, Join(path, property.Name));
                }

                break;
            case "propertyNames":
                foreach (var property in value.EnumerateObject())
                {
                    Check(wanted, JsonSerializer.SerializeToElement(property.Name), Join(path, property.Name));
                }

                break;
            case "required":
                foreach (var name in wanted.EnumerateArray().Select(name => name.GetString()!))
                {
                    Unless(value.TryGetProperty(name, out _), Join(path, name), "is required");
                }

                break;
            case "dependentRequired":
                foreach (var (name, needed) in wanted.EnumerateObject().Where(entry => value.TryGetProperty(entry.Name, out _))
                    .SelectMany(entry => entry.Value.EnumerateArray().Select(needed => (entry.Name, needed.GetString()!))))
                {
                    Unless(value.TryGetProperty(needed, out _), Join(path, needed), $"is required with {name}");
                }

                break;
            case "minProperties":
                Unless(value.EnumerateObject().Count() >= wanted.GetInt32(), path, $"needs at least {wanted} properties");
                break;
            case "maxProperties":
                Unless(value.EnumerateObject().Count() <= wanted.GetInt32(), path, $"may have at most {wanted} properties");
                break;
            default:
                break;
        }
    }

    private void CheckList(string keyword, JsonElement wanted, JsonElement schema, JsonElement value, string path)
    {
        switch (keyword)
        {
            case "prefixItems":
                foreach (var (index, part) in wanted.EnumerateArray().Index().Where(part => part.Index < value.GetArrayLength()))
                {
                    Check(part, value[index], At(path, index));
                }

                break;
            case "items":
                var from = schema.TryGetProperty("prefixItems", out var prefix) ? prefix.GetArrayLength() : 0;
                for (var index = from; index < value.GetArrayLength(); index++)
                {
                    Check(wanted, value[index], At(path, index));
                }

                break;
            case "contains":
                Unless(value.EnumerateArray().Any(item => Fits(wanted, item)), path, "has no entry that it must contain");
                break;
            case "minItems":
                Unless(value.GetArrayLength() >= wanted.GetInt32(), path, $"needs at least {wanted} entries");
                break;
            case "maxItems":
                Unless(value.GetArrayLength() <= wanted.GetInt32(), path, $"may have at most {wanted} entries");
                break;
            case "uniqueItems" when wanted.ValueKind == JsonValueKind.True:
                var items = value.EnumerateArray().ToList();
                Unless(!items.Where((item, index) => items.Take(index).Any(other => JsonElement.DeepEquals(item, other))).Any(), path, "has an entry twice");
                break;
            default:
                break;
        }
    }

    private void CheckText(string keyword, JsonElement wanted, string text, string path)
    {
        switch (keyword)
        {
            case "minLength":
                Unless(Length(text) >= wanted.GetInt32(), path, $"needs at least {wanted} characters");
                break;
            case "maxLength":
                Unless(Length(text) <= wanted.GetInt32(), path, $"may have at most {wanted} characters");
                break;
            case "pattern":
                Unless(Matches(wanted.GetString()!, text), path, $"must match {wanted}");
                break;
            case "format":
                Unless(SchemaFormats.Fits(wanted.GetString()!, text), path, $"must be a {wanted}");
                break;
            default:
                break;
        }
    }

    private void CheckNumber(string keyword, JsonElement wanted, decimal number, string path)
    {
        switch (keyword)
        {
            case "minimum":
                Unless(number >= wanted.GetDecimal(), path, $"must be at least {wanted}");
                break;
            case "maximum":
                Unless(number <= wanted.GetDecimal(), path, $"must be at most {wanted}");
                break;
            case "exclusiveMinimum":
                Unless(number > wanted.GetDecimal(), path, $"must be more than {wanted}");
                break;
            case "exclusiveMaximum":
                Unless(number < wanted.GetDecimal(), path, $"must be less than {wanted}");
                break;
            case "multipleOf":
                Unless(number % wanted.GetDecimal() == 0, path, $"must be a multiple of {wanted}");
                break;
            default:
                break;
        }
    }

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var found = new List<SchemaFault>();
        new SchemaEvaluation(root, found).Check(schema, value, string.Empty);
        return found.Count == 0;
    }

    private void Unless(bool holds, string path, string text)
    {
        if (!holds)
        {
            faults.Add(new SchemaFault(path, text));
        }
    }

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value.GetDecimal()),
        _ => false,
    };

    private static bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Matches(pattern.Name, name)));

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, MatchTimeout);

    /// <summary>A schema counts code points.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
