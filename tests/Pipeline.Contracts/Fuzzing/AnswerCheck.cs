using System.Text.Json;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>What must hold of every answer, whatever was asked.</summary>
public sealed class AnswerCheck(ApiDescription api)
{
    private const string NotFound = "not-found";
    private const string MethodNotAllowed = "method-not-allowed";

    private readonly SchemaCheck schemas = new(api);

    /// <summary>Everything that does not hold; empty when all does.</summary>
    public IEnumerable<string> Faults(FuzzRequest request, FuzzAnswer answer)
    {
        if (answer.Status >= 500)
        {
            return [$"{answer.Status} is a fault of ours"];
        }

        return answer.Status >= 400 ? OfProblem(request, answer) : OfSuccess(request, answer);
    }

    private IEnumerable<string> OfProblem(FuzzRequest request, FuzzAnswer answer)
    {
        if (request.Verb == "HEAD" && answer.Body.Length == 0)
        {
            return [];
        }

        if (answer.ContentType != ApiDescription.ProblemType)
        {
            return [$"{answer.Status} is no problem details but {answer.ContentType}"];
        }

        var problem = JsonElement.Parse(answer.Body);
        var code = problem.GetProperty("code").GetString()!;
        var known = request.Straight ? request.Made.Codes.Contains(code)
            : api.Codes.Contains(code) || code is NotFound or MethodNotAllowed;
        return schemas.Faults(problem, api.Schemas["Problem"]!.AsObject())
            .Concat(known ? [] : [$"{code} is not documented for {request.Made.Id}"])
            .Concat(problem.GetProperty("status").GetInt32() == answer.Status ? [] : ["the status in the body is another one"]);
    }

    private IEnumerable<string> OfSuccess(FuzzRequest request, FuzzAnswer answer)
    {
        var operation = request.Made;
        if (!request.Straight)
        {
            return [];
        }

        var faults = new List<string>();
        if (!operation.Responses.TryGetValue(answer.Status, out var content))
        {
            return [$"{answer.Status} is not documented for {operation.Id}"];
        }

        if (answer.ContentType == "application/json" && content["application/json"]?["schema"] is System.Text.Json.Nodes.JsonObject schema)
        {
            faults.AddRange(schemas.Faults(JsonElement.Parse(answer.Body), schema));
        }
        else if (answer.ContentType is not null && answer.Status == 200 && !content.ContainsKey(answer.ContentType) && !content.ContainsKey("application/octet-stream"))
        {
            faults.Add($"{answer.ContentType} is not documented for {operation.Id}");
        }

        var roles = request.Decision is { } decision ? ApiDescription.RolesIn(api.Schemas[decision]!.AsObject()) : operation.Roles;
        if (roles is not null && !request.Caller.Roles.Any(roles.Contains))
        {
            faults.Add($"{answer.Status} to somebody without a role");
        }

        return faults;
    }
}
