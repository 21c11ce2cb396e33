using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Policies;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Reads JSON bodies within the policy's limit.</summary>
public sealed class JsonBodies(PolicyCatalog policies)
{
    private const string MediaType = "application/json";

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <summary>Reads the whole body, or says what is wrong with it: its media type, its size or its text.</summary>
    public async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request.ContentType))
        {
            return new RequestBody.Refused(Problems.UnsupportedMediaType($"{MediaType} in UTF-8"));
        }

        var max = policies.Current.Limits.JsonBodyBytes;
        return await LimitedReader.ReadAsync(request, max, cancellationToken) is { } bytes
            ? StrictJson.Parse(bytes.Span)
            : new RequestBody.Refused(Problems.TooLarge($"A JSON body has at most {max} bytes."));
    }

    /// <summary>The same where a body may be left out.</summary>
    public async Task<RequestBody> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.ContentLength is null or 0 && request.ContentType is null
            ? new RequestBody.Read(Empty)
            : await ReadAsync(request, cancellationToken);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
