using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Problem details as a schema, and as answers of an operation: one a status, with the codes that can come.</summary>
internal static class ProblemSchemas
{
    public const string Name = "Problem";

    public static JsonObject Schema()
    {
        var text = () => new JsonObject { ["type"] = "string" };
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = $"RFC 9457 problem details.\n\n{string.Join('\n', ProblemKinds.All.Select(Line))}",
            ["properties"] = new JsonObject
            {
                ["type"] = text(),
                ["title"] = text(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["code"] = new JsonObject { ["type"] = "string", ["enum"] = Shape.Array(ProblemKinds.All.Select(kind => kind.Code)) },
                ["detail"] = text(),
                ["traceId"] = text(),
                [ProblemKinds.Errors] = Described(new() { ["type"] = "object", ["additionalProperties"] = Texts() }, ProblemKinds.Errors, "Faults by field."),
                [ProblemKinds.Line] = Described(new() { ["type"] = "integer" }, ProblemKinds.Line, "Where reading stopped, from 1."),
                [ProblemKinds.Position] = Described(new() { ["type"] = "integer" }, ProblemKinds.Position, "The byte in the line, from 1."),
                [ProblemKinds.Stage] = Described(new() { ["type"] = "string", ["enum"] = Shape.Array(Names.All<Stage>()) }, ProblemKinds.Stage, "The stage the case is in."),
                [ProblemKinds.Allowed] = Described(Texts(), ProblemKinds.Allowed, "What can be decided in it."),
                [ProblemKinds.Version] = Described(new() { ["type"] = "integer" }, ProblemKinds.Version, "The version the case has now."),
                [ProblemKinds.Reasons] = Described(Texts(), ProblemKinds.Reasons, "What stands against it."),
                [ProblemKinds.Scan] = Described(new() { ["type"] = "string", ["enum"] = Shape.Array(Names.All<ScanState>()) }, ProblemKinds.Scan, "What the scan found."),
            },
            ["required"] = Shape.Array(["type", "title", "status", "code", "detail", "traceId"]),
        };
    }

    /// <summary>Adds an answer a status; where one is there already it stays, with problem details beside it.</summary>
    public static void AddTo(JsonObject responses, IEnumerable<string> codes)
    {
        foreach (var kinds in codes.Select(ProblemKinds.Of).GroupBy(kind => kind.Status))
        {
            var status = ApiDocument.Text(kinds.Key);
            var response = responses[status] as JsonObject ?? new JsonObject { ["description"] = string.Empty, ["content"] = new JsonObject() };
            response["description"] = string.Join('\n', kinds.Select(Line).Prepend(response["description"]!.GetValue<string>()).Where(line => line.Length > 0));
            response["content"]![ProblemAnswer.ContentType] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(
                        ApiDocument.Reference(Name),
                        new JsonObject { ["properties"] = new JsonObject { ["code"] = new JsonObject { ["enum"] = Shape.Array(kinds.Select(kind => kind.Code)) } } }),
                },
            };
            if (kinds.Key is 429 or 503)
            {
                response["headers"] = new JsonObject
                {
                    ["Retry-After"] = new JsonObject { ["description"] = "Seconds.", ["schema"] = new JsonObject { ["type"] = "integer" } },
                };
            }

            responses.TryAdd(status, response);
        }
    }

    private static string Line(ProblemKind kind) => $"- `{kind.Code}` ({ApiDocument.Text(kind.Status)}): {kind.Meaning} {kind.Remedy}";

    private static JsonObject Texts() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Described(JsonObject schema, string member, string description)
    {
        schema["description"] = $"{description} With {string.Join(", ", ProblemKinds.All.Where(kind => kind.Members.Contains(member)).Select(kind => kind.Code))}.";
        return schema;
    }
}
