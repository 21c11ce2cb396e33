using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Parses JSON as RFC 8259 has it: UTF-8 without flaws, no comments, bounded depth. Of names given twice the last counts.</summary>
internal static class StrictJson
{
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    public static RequestBody Parse(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (!Utf8.IsValid(utf8))
        {
            return NotUtf8(utf8);
        }

        try
        {
            return new RequestBody.Read(JsonElement.Parse(utf8, Options));
        }
        catch (JsonException malformed)
        {
            var line = (malformed.LineNumber ?? 0) + 1;
            var position = (malformed.BytePositionInLine ?? 0) + 1;
            return new RequestBody.Refused(Problems.MalformedJson($"The body is no JSON, or is nested too deeply: see line {line}, position {position}.", line, position));
        }
    }

    private static RequestBody.Refused NotUtf8(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            valid += consumed;
        }

        var before = bytes[..valid];
        var line = before.Count((byte)'\n') + 1;
        var position = valid - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return new RequestBody.Refused(Problems.MalformedJson($"The body is not UTF-8: see line {line}, position {position}.", line, position));
    }
}
