using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>
/// Derives the schemas of answers from the types they are written from, by the serializer's own contract: what it would write is what the
/// schema says. Every object and every list of terms becomes a component under the name of its type.
/// </summary>
internal sealed class TypeSchemas
{
    private static readonly Dictionary<Type, Func<JsonObject>> Scalars = new()
    {
        [typeof(string)] = () => new() { ["type"] = "string" },
        [typeof(bool)] = () => new() { ["type"] = "boolean" },
        [typeof(int)] = () => new() { ["type"] = "integer", ["format"] = "int32" },
        [typeof(long)] = () => new() { ["type"] = "integer", ["format"] = "int64" },
        [typeof(double)] = () => new() { ["type"] = "number", ["format"] = "double" },
        [typeof(decimal)] = () => new() { ["type"] = "number" },
        [typeof(DateTimeOffset)] = () => new() { ["type"] = "string", ["format"] = "date-time" },
        [typeof(DateOnly)] = () => new() { ["type"] = "string", ["format"] = "date" },
        [typeof(TimeOnly)] = () => new() { ["type"] = "string", ["format"] = "time" },
        [typeof(JsonElement)] = () => [],
        [typeof(object)] = () => [],
        [typeof(CaseId)] = () => new() { ["type"] = "string", ["pattern"] = "^[0-9A-Z]{11}$" },
    };

    private readonly SortedDictionary<string, JsonObject> components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> named = new(StringComparer.Ordinal);

    /// <summary>The components met so far, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Components => components;

    /// <summary>The schema of what is written from this type, or a reference to it.</summary>
    /// <exception cref="InvalidOperationException">Two types have the same name, or a type is written in a way that has no schema here.</exception>
    public JsonObject Of(Type type)
    {
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.TryGetValue(actual, out var scalar))
        {
            return scalar();
        }

        if (actual.IsEnum)
        {
            return Component(actual, Terms);
        }

        var info = CaseJson.Options.GetTypeInfo(actual);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Component(actual, _ => Members(info)),
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!) },
            _ => throw new InvalidOperationException($"{actual} is written by a converter of its own: give it a schema in {nameof(TypeSchemas)}."),
        };
    }

    private JsonObject Component(Type type, Func<Type, JsonObject> make)
    {
        if (named.TryAdd(type.Name, type))
        {
            components[type.Name] = make(type);
        }
        else if (named[type.Name] != type)
        {
            throw new InvalidOperationException($"{type} and {named[type.Name]} would be one component.");
        }

        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private static JsonObject Terms(Type type) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, CaseJson.Options))]),
    };

    private JsonObject Members(JsonTypeInfo info)
    {
        if (info.PolymorphismOptions is not null)
        {
            throw new InvalidOperationException($"{info.Type} is written as one of several types, which has no schema here.");
        }

        var properties = new JsonObject();
        var required = new List<string>();
        foreach (var property in info.Properties.Where(property => property is { Get: not null, IsExtensionData: false }))
        {
            var nullable = property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;
            var writesNull = nullable && property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false)
                .OfType<JsonIgnoreAttribute>().Any(ignore => ignore.Condition == JsonIgnoreCondition.Never) == true;
            properties[property.Name] = writesNull
                ? new JsonObject { ["anyOf"] = new JsonArray(Of(property.PropertyType), new JsonObject { ["type"] = "null" }) }
                : Of(property.PropertyType);
            if (!nullable || writesNull)
            {
                required.Add(property.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = Shape.Array(required);
        }

        if (info.Properties.SingleOrDefault(property => property.IsExtensionData) is { } others)
        {
            schema["additionalProperties"] = Of(CaseJson.Options.GetTypeInfo(others.PropertyType).ElementType!);
        }

        return schema;
    }
}
