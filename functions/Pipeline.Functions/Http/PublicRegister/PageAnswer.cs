using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Sends a public page.</summary>
internal sealed class PageAnswer(string html) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var response = httpContext.Response;
        SecurityHeaders.ApplyPage(response.Headers);
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
