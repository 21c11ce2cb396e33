using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Sends the caller on to an address that is good for a few minutes: nobody may keep the answer.</summary>
public sealed class LinkAnswer(Uri link) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status302Found;
        response.Headers.Location = link.AbsoluteUri;
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
