using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Pipeline.Contracts.Fuzzing;

namespace Pipeline.EndToEnd.Tests.BadInput;

/// <summary>Sends requests byte by byte as they are: a well-behaved client would refuse most of them itself.</summary>
internal sealed class RawHttp(Uri server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>One connection a request.</summary>
    public async Task<FuzzAnswer> SendAsync(FuzzRequest request)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(Head(request)), .. request.Body ?? []], limit.Token);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, limit.Token);
        return Read(received.ToArray());
    }

    private string Head(FuzzRequest request)
    {
        var head = new StringBuilder($"{request.Verb} {request.Target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n");
        var headers = request.Headers.Append(("Authorization", request.Caller.Authorization!)).Append(("Content-Type", request.ContentType!));
        foreach (var (name, value) in headers.Where(header => header.Item2 is not null))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (request.Body is { } body)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    private static FuzzAnswer Read(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        end.ShouldBePositive("an answer has a head");
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToLookup(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = bytes[(end + 4)..];
        return new FuzzAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers["Content-Type"].FirstOrDefault()?.Split(';')[0],
            headers["Transfer-Encoding"].Any() ? Whole(body) : body);
    }

    /// <summary>The chunks put together.</summary>
    private static byte[] Whole(byte[] chunked)
    {
        var whole = new List<byte>();
        for (var rest = chunked.AsSpan(); rest.IndexOf("\r\n"u8) is >= 0 and var line;)
        {
            var size = int.Parse(Encoding.ASCII.GetString(rest[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            whole.AddRange(rest.Slice(line + 2, size));
            rest = rest[(line + 2 + size + 2)..];
            if (size == 0)
            {
                break;
            }
        }

        return [.. whole];
    }
}
