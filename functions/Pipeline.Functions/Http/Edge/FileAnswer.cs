using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Sends stored bytes: whole, or the range asked for. Takes over the stream.</summary>
/// <param name="content">Seekable.</param>
/// <param name="mediaType">As it was sent in.</param>
/// <param name="tag">Strong entity tag: the content never changes under it.</param>
public sealed class FileAnswer(Stream content, string mediaType, string tag) : IResult
{
    /// <summary>The name of an attachment; null shows the content in place.</summary>
    public string? Name { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Name is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(Name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        await Results.Stream(content, mediaType, entityTag: EntityTagHeaderValue.Parse(tag), enableRangeProcessing: true).ExecuteAsync(httpContext);
    }
}
