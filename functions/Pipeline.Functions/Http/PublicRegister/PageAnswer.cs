using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Sends a public page.</summary>
internal sealed class PageAnswer(string html) : IResult
{
    /// <summary>What caches may do with it; a page for some callers only says <c>no-store</c>.</summary>
    public string CacheControl { get; init; } = "no-cache";

    /// <summary>The request headers that the page depends on.</summary>
    public string Vary { get; init; } = "Accept";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var response = httpContext.Response;
        SecurityHeaders.ApplyPage(response.Headers);
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = Vary;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
