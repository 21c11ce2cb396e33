using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Puts the OpenAPI 3.1 description together from the tables of operations, bodies, types and problems.</summary>
internal static class ApiDocument
{
    public const string Version = "3.1.1";

    /// <summary>Of an operation, and of the schema of a decision: the roles that may; absent where none is needed.</summary>
    public const string RolesMember = "x-roles";

    /// <summary>Of the interface, not of the product: rises when something is added.</summary>
    private const string ApiVersion = "1.0";

    private const string Overview = """
        Notifications and concerns about places of care, and what a regulator does about them.

        HEAD answers what GET does, without the body. JSON is camelCase in UTF-8; times are ISO 8601 with offset, dates YYYY-MM-DD. In what is sent in, null equals absent, texts are trimmed,
        and members that a body does not have are ignored. A verb that a path does not have is 405 method-not-allowed with Allow; an unknown path is 404 not-found. Every problem is RFC 9457
        problem details with a stable code; the schema Problem lists the codes, what they mean and what to do. x-roles of an operation, and of a decision's schema, are the roles that may.
        """;

    public static JsonObject Of(Policy policy)
    {
        var types = new TypeSchemas();
        var paths = Paths(types);
        var schemas = new JsonObject(BodySchemas.Of(policy).Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));
        foreach (var (name, schema) in types.Components)
        {
            schemas.Add(name, schema);
        }

        schemas.Add(ProblemSchemas.Name, ProblemSchemas.Schema());
        return new JsonObject
        {
            ["openapi"] = Version,
            ["info"] = new JsonObject { ["title"] = "Case pipeline", ["version"] = ApiVersion, ["description"] = Overview },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. ApiOperations.BySubject.Select(subject => new JsonObject { ["name"] = subject.Key })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas, ["securitySchemes"] = SecuritySchemes.All() },
        };
    }

    private static JsonObject Paths(TypeSchemas types)
    {
        var paths = new JsonObject();
        foreach (var (subject, operations) in ApiOperations.BySubject)
        {
            foreach (var operation in operations)
            {
                paths.TryAdd(operation.Path, new JsonObject());
                paths[operation.Path]![operation.Verb.ToLowerInvariant()] = Describe(operation, subject, types);
            }
        }

        return paths;
    }

    private static JsonObject Describe(Operation operation, string subject, TypeSchemas types)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = Shape.Array([subject]),
            ["summary"] = operation.Summary,
            ["description"] = operation.Description is null ? $"For {operation.Who}." : $"{operation.Description} For {operation.Who}.",
            ["security"] = SecuritySchemes.For(operation.Who),
        };
        if (operation.Who.NeedsRole)
        {
            described[RolesMember] = Shape.Array(operation.Who.Roles.Select(Names.Of));
        }

        var parameters = PathParameters.Of(operation.Route).Concat(operation.Parameters).Select(Describe).ToList();
        if (parameters.Count > 0)
        {
            described["parameters"] = new JsonArray([.. parameters]);
        }

        if (operation.Body is { } body)
        {
            described["requestBody"] = Describe(body);
        }

        var responses = new JsonObject();
        foreach (var answer in operation.Answers)
        {
            responses[Text(answer.Status)] = Describe(answer, types);
        }

        ProblemSchemas.AddTo(responses, operation.AllCodes);
        described["responses"] = responses;
        return described;
    }

    private static JsonObject Describe(ApiParameter parameter)
    {
        var schema = parameter.Schema.DeepClone();
        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.In,
            ["required"] = parameter.Required,
            ["description"] = parameter.Description,
            ["schema"] = schema,
        };
    }

    private static JsonObject Describe(ApiBody body) => new()
    {
        ["description"] = body.Description,
        ["required"] = body.Required,
        ["content"] = new JsonObject { [body.MediaType] = new JsonObject { ["schema"] = OneOf([.. body.Schemas.Select(Reference)]) } },
    };

    private static JsonObject Describe(ApiAnswer answer, TypeSchemas types)
    {
        var response = new JsonObject { ["description"] = answer.Description };
        if (answer.Headers.Count > 0)
        {
            response["headers"] = new JsonObject(answer.Headers.Select(header => KeyValuePair.Create(
                header.Key, (JsonNode?)new JsonObject { ["description"] = header.Value, ["schema"] = new JsonObject { ["type"] = "string" } })));
        }

        var content = new JsonObject();
        if (answer.Types.Count > 0)
        {
            content[ApiAnswer.JsonType] = new JsonObject { ["schema"] = OneOf([.. answer.Types.Select(types.Of)]) };
        }

        foreach (var mediaType in answer.MediaTypes)
        {
            content[mediaType] = new JsonObject();
        }

        if (content.Count > 0)
        {
            response["content"] = content;
        }

        return response;
    }

    private static JsonObject OneOf(List<JsonObject> schemas) => schemas switch
    {
        [] => [],
        [var only] => only,
        _ => new() { ["anyOf"] = new JsonArray([.. schemas]) },
    };

    internal static JsonObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    internal static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
