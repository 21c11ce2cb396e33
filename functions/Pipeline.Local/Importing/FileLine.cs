using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipeline.Local.Importing;

/// <summary>
/// One line of a file of submissions, as <c>POST /api/imports</c> takes it (<c>kind</c>, <c>idempotencyKey</c>, <c>body</c>) or the body alone: a body with
/// <c>kind</c> is a concern, any other a notification.
/// </summary>
internal abstract record FileLine(int Number)
{
    private const string Notification = "notification";
    private const string Concern = "concern";
    private const string BodyField = "body";
    private const string KindField = "kind";
    private const string KeyField = "idempotencyKey";

    /// <summary>A submission for the given route.</summary>
    public sealed record Submission(int Number, string Path, string IdempotencyKey, string Body) : FileLine(Number);

    /// <summary>A line that is no submission, and why, by field.</summary>
    public sealed record Bad(int Number, string Field, string Fault) : FileLine(Number);

    /// <summary>
    /// Reads the lines that are not blank. A line without a key gets one from its text and how often that text came before: the same file imported again opens
    /// no case twice, and a line that stands twice in it opens two.
    /// </summary>
    public static IReadOnlyList<FileLine> ReadAll(IEnumerable<string> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. lines.Select((text, index) => (Text: text.Trim(), Number: index + 1))
                .Where(line => line.Text.Length > 0)
                .Select(line => Read(line.Number, line.Text, seen[line.Text] = seen.GetValueOrDefault(line.Text) + 1)),
        ];
    }

    private static FileLine Read(int number, string text, int occurrence)
    {
        JsonElement line;
        try
        {
            line = JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            return new Bad(number, "line", $"is not JSON, see position {(e.BytePositionInLine ?? 0) + 1}");
        }

        if (line.ValueKind != JsonValueKind.Object)
        {
            return new Bad(number, "line", "must be a JSON object");
        }

        var key = $"import-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}-{occurrence}";
        return line.TryGetProperty(BodyField, out var body) ? ReadEnvelope(number, line, body, key) : Of(number, line.TryGetProperty(KindField, out _), key, line);
    }

    private static FileLine ReadEnvelope(int number, JsonElement line, JsonElement body, string key)
    {
        var kind = Notification;
        if (line.TryGetProperty(KindField, out var named))
        {
            if (named.ValueKind != JsonValueKind.String || named.GetString() is not (Notification or Concern))
            {
                return new Bad(number, KindField, $"must be {Notification} or {Concern}");
            }

            kind = named.GetString()!;
        }

        if (line.TryGetProperty(KeyField, out var given))
        {
            if (given.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(given.GetString()))
            {
                return new Bad(number, KeyField, "must be text");
            }

            key = given.GetString()!;
        }

        return Of(number, kind == Concern, key, body);
    }

    private static Submission Of(int number, bool isConcern, string key, JsonElement body) =>
        new(number, isConcern ? "api/concerns" : "api/notifications", key, body.GetRawText());
}
