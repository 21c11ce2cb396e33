using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The API description itself.</summary>
internal static class ApiDocsOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.OpenApi, nameof(ApiDocsFunctions.GetOpenApi), "This description, OpenAPI 3.1.", Audience.Everybody,
            ApiAnswer.Json<object>("The description.") with { Headers = new Dictionary<string, string> { ["ETag"] = "Strong." } },
            ApiAnswer.Bytes("application/octet-stream", "The bytes asked for.", 206),
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.IfNoneMatch, ApiHeaders.Range],
            Codes = [ProblemCodes.RangeNotSatisfiable, ProblemCodes.PreconditionFailed],
        },
    ];
}
