using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Reads a body into memory up to a limit, whatever its length header says.</summary>
internal static class LimitedReader
{
    private const int Buffer = 16 * 1024;

    /// <summary>Null when more than <paramref name="maxBytes"/> bytes were announced or came.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream((int)(request.ContentLength ?? Buffer));
        var buffer = new byte[Buffer];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > maxBytes)
            {
                return null;
            }

            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
