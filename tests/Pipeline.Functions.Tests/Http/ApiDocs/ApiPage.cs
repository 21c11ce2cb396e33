using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The tables of <c>infra/docs/api.md</c>, as the code has them.</summary>
internal static class ApiPage
{
    /// <summary>Named once in the page's own words, not in every row.</summary>
    private static readonly string[] Everywhere =
        [ProblemCodes.Unauthorized, ProblemCodes.TooManyAttempts, ProblemCodes.TooManyRequests, ProblemCodes.Internal, ProblemCodes.Unavailable, ProblemCodes.Draining];

    private static readonly Policy Shipped = PolicyCatalog.LoadShipped().Current;

    /// <summary>By the name of the marker in the page.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>
    {
        ["operations"] = Lines(ApiOperations.BySubject.SelectMany(subject => (string[])
        [
            string.Empty,
            $"### {subject.Key}",
            string.Empty,
            "| call | who | what | query and headers | body | answers | problems |",
            "|---|---|---|---|---|---|---|",
            .. subject.Value.Select(Row),
        ])),
        ["bodies"] = Lines(
        [
            string.Empty,
            "| body | members |",
            "|---|---|",
            .. BySchema(name => !name.StartsWith($"{SubmissionBodies.Notification}-", StringComparison.Ordinal) && !IsDecision(name))
                .Select(schema => $"| `{schema.Key}` | `{Members(schema.Value)}` |"),
        ]),
        ["decisions"] = Lines(
        [
            string.Empty,
            "| decision | what | who decides, and where | body |",
            "|---|---|---|---|",
            .. DecisionBodies.Of(Shipped).Select(body => $"| `{body.Decision}` | {body.Summary} | {DecisionBodies.Process(body.Decision, Shipped.Roles)} | `{Members(body.Schema)}` |"),
        ]),
        ["codes"] = Lines(
        [
            string.Empty,
            "| status | code | what it means | what to do | more members |",
            "|---|---|---|---|---|",
            .. ProblemKinds.All.Select(kind => string.Create(
                CultureInfo.InvariantCulture,
                $"| {kind.Status} | `{kind.Code}` | {kind.Meaning} | {kind.Remedy} | {string.Join(", ", kind.Members.Select(Code))} |")),
        ]),
    };

    private static string Row(Operation operation) =>
        $"| `{operation.Verb} {operation.Path}` | {operation.Who} | {operation.Summary} | {Words(operation.Parameters.Select(Parameter))} | {Words(Body(operation))} | "
        + $"{Words(operation.Answers.Select(answer => answer.Status.ToString(CultureInfo.InvariantCulture)))} | {Words(operation.AllCodes.Except(Everywhere).Select(Code))} |";

    private static string Parameter(ApiParameter parameter) => parameter.Required ? Code(parameter.Name) : Code($"{parameter.Name}?");

    private static IEnumerable<string> Body(Operation operation) => operation.Body switch
    {
        null => [],
        { Schemas.Count: 1 } body => [Code(body.Schemas[0])],
        { Schemas.Count: > 1 } => ["the decision's"],
        var bytes => [Code(bytes.MediaType)],
    };

    private static IEnumerable<KeyValuePair<string, JsonObject>> BySchema(Func<string, bool> wanted) => BodySchemas.Of(Shipped).Where(schema => wanted(schema.Key));

    private static bool IsDecision(string name) => Casework.Cases.Decisions.Find(name) is not null;

    /// <summary>Names of members, a question mark after those that may be left out.</summary>
    private static string Members(JsonObject schema)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var members = schema["properties"] as JsonObject ?? [];
        return $"{{{string.Join(", ", members.Select(member => $"{member.Key}{(required.Contains(member.Key) ? string.Empty : "?")}{Inner(member.Value!.AsObject())}"))}}}";
    }

    private static string Inner(JsonObject schema) => schema switch
    {
        { } list when list["items"] is JsonObject items => $"[{Inner(items)}]",
        { } some when some["properties"] is JsonObject => Members(some),
        { } map when map["additionalProperties"] is JsonObject => "{}",
        _ => string.Empty,
    };

    private static string Code(string text) => $"`{text}`";

    private static string Words(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } some ? some : "–";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) + "\n\n";
}
