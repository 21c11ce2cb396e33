using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The description of this API.</summary>
public sealed class ApiDocsFunctions(ApiDocsEndpoints docs)
{
    [Function(nameof(GetOpenApi))]
    public Task<IResult> GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.OpenApi)] HttpRequest request) =>
        request.AnswerAsync(Task.FromResult(docs.OpenApi()));
}
