using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Journal;

[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(TurnEvent))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    // The journal is never shown as a web page; escaping every quote of a payload as \u0022 would double its size.
    public static JournalJson Compact { get; } = new(Written(indented: false));

    public static JournalJson Readable { get; } = new(Written(indented: true));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<OrchestrationRuntimeStatus>() },
        WriteIndented = indented,
        NewLine = "\n",
    };
}
