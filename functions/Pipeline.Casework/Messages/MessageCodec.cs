using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>The one registry of message schemas: <c>{ "schema", "version", … }</c> and the body's own fields beside them.</summary>
public static class MessageCodec
{
    private const string SchemaField = "schema";
    private const string VersionField = "version";

    /// <summary>Every schema with the version this build writes and the highest it reads.</summary>
    public static IReadOnlyDictionary<string, int> Versions { get; } = new Dictionary<string, int>
    {
        [CaseChanged.Schema] = 1,
        [NoticeAsked.Schema] = 1,
        [SubmissionReceived.Schema] = 1,
        [UnhandledDocument.Schema] = 1,
    };

    public static string Write(CaseChanged message) => Write(CaseChanged.Schema, new { message.CaseId, caseVersion = message.Version, message.Generation });

    public static string Write(NoticeAsked message) => Write(NoticeAsked.Schema, message);

    public static string Write(SubmissionReceived message) => Write(SubmissionReceived.Schema, message);

    public static string Write(UnhandledDocument message) => Write(UnhandledDocument.Schema, message);

    /// <exception cref="PermanentFailureException">The message is not one of this schema and version.</exception>
    public static CaseChanged ReadCaseChanged(string message)
    {
        var body = Read(CaseChanged.Schema, message);
        return new(CaseIdOf(body), Number(body, "caseVersion"), Number(body, "generation"));
    }

    /// <exception cref="PermanentFailureException">The message is not one of this schema and version.</exception>
    public static NoticeAsked ReadNoticeAsked(string message)
    {
        var body = Read(NoticeAsked.Schema, message);
        return new(CaseIdOf(body), Text(body, "effectKey"), Text(body, "addressee"));
    }

    /// <exception cref="PermanentFailureException">The message is not one of this schema and version.</exception>
    public static SubmissionReceived ReadSubmission(string message)
    {
        var body = Read(SubmissionReceived.Schema, message);
        if (!Names.TryParse<CaseKind>(Text(body, "kind"), out var kind) || kind == CaseKind.Assessment)
        {
            throw Unreadable("kind must be notification or concern");
        }

        return body.TryGetProperty("body", out var inner) ? new(kind, inner) : throw Unreadable("body is missing");
    }

    /// <exception cref="PermanentFailureException">The message is not one of this schema and version.</exception>
    public static UnhandledDocument ReadUnhandled(string message)
    {
        var body = Read(UnhandledDocument.Schema, message);
        return new(Text(body, "follower"), Text(body, "documentId"), Text(body, "reason"));
    }

    private static string Write<T>(string schema, T body)
    {
        var json = new JsonObject { [SchemaField] = schema, [VersionField] = Versions[schema] };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(body, CaseJson.Options)!.AsObject().ToList())
        {
            json[name] = value?.DeepClone();
        }

        return json.ToJsonString(CaseJson.Options);
    }

    private static JsonElement Read(string schema, string message)
    {
        JsonElement body;
        try
        {
            body = JsonSerializer.Deserialize<JsonElement>(message);
        }
        catch (JsonException)
        {
            throw Unreadable("the body is no JSON");
        }

        if (body.ValueKind != JsonValueKind.Object || Text(body, SchemaField) != schema)
        {
            throw new PermanentFailureException("unknown-schema", $"This queue takes messages of schema {schema}.");
        }

        var version = Number(body, VersionField);
        return version >= 1 && version <= Versions[schema]
            ? body
            : throw new PermanentFailureException("unknown-version", $"This build reads {schema} from version 1 to {Versions[schema]}.");
    }

    private static CaseId CaseIdOf(JsonElement body) =>
        CaseId.TryParse(Text(body, "caseId"), out var caseId) ? caseId : throw Unreadable("caseId is no case id");

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Unreadable($"{name} is missing");

    private static int Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw Unreadable($"{name} is missing");

    private static PermanentFailureException Unreadable(string why) => new("unreadable", why);
}
