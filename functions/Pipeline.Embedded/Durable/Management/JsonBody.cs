using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>Request bodies, which become inputs and events as they are.</summary>
internal static class JsonBody
{
    public static IResult Invalid => Results.BadRequest(new { message = "Invalid JSON content" });

    /// <summary>Null when the body is empty.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }
}
