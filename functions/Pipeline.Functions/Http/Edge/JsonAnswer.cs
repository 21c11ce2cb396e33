using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Writes a value as the product's JSON. It is serialized whole before the first byte leaves, so that a failure can still be answered.</summary>
public sealed class JsonAnswer(object value, int status = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8") : IResult
{
    /// <summary>Further response headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), CaseJson.Options);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        foreach (var (name, header) in Headers)
        {
            response.Headers[name] = header;
        }

        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
