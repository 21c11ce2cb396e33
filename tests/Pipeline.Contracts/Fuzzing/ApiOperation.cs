using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>An operation as the API description has it.</summary>
public sealed class ApiOperation
{
    internal ApiOperation(string path, string verb, JsonObject described, ApiDescription api)
    {
        Path = path;
        Verb = verb;
        Id = described["operationId"]!.GetValue<string>();
        Roles = ApiDescription.RolesIn(described);
        Parameters = [.. (described["parameters"] as JsonArray ?? []).Select(parameter => parameter!.AsObject())];
        Responses = described["responses"]!.AsObject().ToDictionary(
            response => int.Parse(response.Key, CultureInfo.InvariantCulture), response => response.Value!["content"] as JsonObject ?? []);
        var content = described["requestBody"]?["content"] as JsonObject;
        BodyType = content?.First().Key;
        BodySchema = content?.First().Value!["schema"] as JsonObject;
        Codes = Responses.Values.SelectMany(CodesIn).ToHashSet();
        Api = api;
    }

    public string Path { get; }

    public string Verb { get; }

    public string Id { get; }

    /// <summary>Null for everybody.</summary>
    public IReadOnlySet<string>? Roles { get; }

    public IReadOnlyList<JsonObject> Parameters { get; }

    /// <summary>The content by media type, by status.</summary>
    public IReadOnlyDictionary<int, JsonObject> Responses { get; }

    public string? BodyType { get; }

    public JsonObject? BodySchema { get; }

    /// <summary>Every problem code that it may answer.</summary>
    public IReadOnlySet<string> Codes { get; }

    internal ApiDescription Api { get; }

    private static IEnumerable<string> CodesIn(JsonObject content) =>
        content[ApiDescription.ProblemType]?["schema"]!["allOf"]![1]!["properties"]!["code"]!["enum"]!.AsArray().Select(code => code!.GetValue<string>()) ?? [];
}
