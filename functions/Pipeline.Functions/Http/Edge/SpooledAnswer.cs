using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Sends a finished file as an attachment.</summary>
public sealed class SpooledAnswer(FileBufferingWriteStream file, string mediaType, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = mediaType;
        response.ContentLength = file.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        return file.DrainBufferAsync(response.Body, httpContext.RequestAborted);
    }
}
