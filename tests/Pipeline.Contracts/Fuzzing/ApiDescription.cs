using System.Text.Json.Nodes;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>The API description, read as somebody outside reads it.</summary>
public sealed class ApiDescription
{
    public const string ProblemType = "application/problem+json";

    private const string ComponentPrefix = "#/components/schemas/";

    public ApiDescription(JsonObject document)
    {
        Schemas = document["components"]!["schemas"]!.AsObject();
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from verb in path.Value!.AsObject()
               select new ApiOperation(path.Key, verb.Key.ToUpperInvariant(), verb.Value!.AsObject(), this),
        ];
        Codes = Operations.SelectMany(operation => operation.Codes).ToHashSet();
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The components by name.</summary>
    public JsonObject Schemas { get; }

    /// <summary>Every problem code that some operation may answer.</summary>
    public IReadOnlySet<string> Codes { get; }

    /// <summary>The schema itself, whether it is written here or referred to.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is JsonValue reference ? Schemas[reference.GetValue<string>()[ComponentPrefix.Length..]]!.AsObject() : schema;

    /// <summary>The roles that an operation or a decision names; null for everybody.</summary>
    public static IReadOnlySet<string>? RolesIn(JsonObject described) =>
        (described["x-roles"] as JsonArray)?.Select(role => role!.GetValue<string>()).ToHashSet();

    /// <summary>A value that the schema allows.</summary>
    public JsonNode ExampleOf(JsonObject reference)
    {
        var schema = Resolve(reference);
        if (schema["examples"] is JsonArray examples)
        {
            return examples[0]!.DeepClone();
        }

        if (schema["anyOf"] is JsonArray either && schema["properties"] is null)
        {
            return ExampleOf(either[0]!.AsObject());
        }

        return schema["items"] is JsonObject items
            ? new JsonArray(ExampleOf(items))
            : new JsonObject((schema["properties"] as JsonObject ?? [])
                .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)ExampleOf(member.Value!.AsObject()))));
    }
}
