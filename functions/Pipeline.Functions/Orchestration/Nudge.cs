using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Functions.Orchestration;

/// <summary>The event that wakes the process of a case: the record has a version that it should look at.</summary>
public sealed record Nudge([property: JsonPropertyName(Nudge.VersionName)] int Version)
{
    public const string EventName = "nudge";

    private const string VersionName = "version";

    /// <summary>The version in a payload; 0 for one without: whoever raises the event by hand may leave it away.</summary>
    public static int VersionOf(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object
        && payload.TryGetProperty(VersionName, out var version)
        && version.ValueKind == JsonValueKind.Number
        && version.TryGetInt32(out var number)
            ? number
            : 0;
}
