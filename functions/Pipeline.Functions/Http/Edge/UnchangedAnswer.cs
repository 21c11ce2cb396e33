using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>304: the caller holds what it would get.</summary>
public sealed class UnchangedAnswer(IReadOnlyList<KeyValuePair<string, string>> headers) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        foreach (var (name, value) in headers)
        {
            httpContext.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    }
}
