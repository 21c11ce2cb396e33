using System.Text;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>A request as it is sent.</summary>
public sealed record FuzzRequest
{
    public required string Verb { get; init; }

    /// <summary>Path and query as on the request line.</summary>
    public required string Target { get; init; }

    public required FuzzCaller Caller { get; init; }

    /// <summary>All but Authorization and those of the body.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>The operation it was made for; the path may have been bent so that it leads elsewhere.</summary>
    public required ApiOperation Made { get; init; }

    /// <summary>The decision in the path, where there is one.</summary>
    public string? Decision { get; init; }

    /// <summary>The verb and the shape of the path are those of <see cref="Made"/>.</summary>
    public required bool Straight { get; init; }

    public override string ToString()
    {
        var headers = string.Join("; ", Headers.Select(header => $"{header.Name}: {header.Value}"));
        var body = Body is null ? string.Empty : Encoding.UTF8.GetString(Body);
        return $"{Verb} {Cut(Target)} by <{Cut(Caller.Authorization ?? string.Empty)}> with [{Cut(headers)}] {ContentType} {Cut(body)}";
    }

    private static string Cut(string text) => text.Length <= 600 ? text : $"{text[..600]}… ({text.Length})";
}
