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

        // Ranges in other units are ignored, as RFC 9110 asks; the framework would take them for bytes.
        var inBytes = httpContext.Request.GetTypedHeaders().Range is { } range && range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase);
        response.Headers.AcceptRanges = "bytes";
        await Results.Stream(content, mediaType, entityTag: EntityTagHeaderValue.Parse(tag), enableRangeProcessing: inBytes).ExecuteAsync(httpContext);

        // The framework answers these two with nothing but their status.
        var problem = response.StatusCode switch
        {
            StatusCodes.Status412PreconditionFailed => Problems.PreconditionFailed,
            StatusCodes.Status416RangeNotSatisfiable => Problems.RangeNotSatisfiable,
            _ => null,
        };
        if (problem is not null)
        {
            await new ProblemAnswer(problem).ExecuteAsync(httpContext);
        }
    }
}
