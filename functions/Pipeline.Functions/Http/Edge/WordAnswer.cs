using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Word;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Sends a Word document as an attachment.</summary>
public sealed class WordAnswer(byte[] document, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = WordNames.MediaType;
        response.ContentLength = document.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        await response.Body.WriteAsync(document, httpContext.RequestAborted);
    }
}
