using System.Globalization;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Answers, read by the path of what is wanted.</summary>
internal static class Json
{
    /// <summary>What is at a path such as <c>clocks.stage.0.due</c>; undefined when there is nothing.</summary>
    public static JsonElement At(this JsonElement json, string path) => path.Split('.').Aggregate(json, (found, name) => found.ValueKind switch
    {
        JsonValueKind.Object => found.TryGetProperty(name, out var member) ? member : default,
        JsonValueKind.Array => int.Parse(name, CultureInfo.InvariantCulture) is var index && index < found.GetArrayLength() ? found[index] : default,
        _ => default,
    });

    /// <summary>The text at a path; null when there is none.</summary>
    public static string? Text(this JsonElement json, string path) => json.At(path) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } found
        ? found.ToString()
        : null;

    public static DateTimeOffset? Time(this JsonElement json, string path) => json.Text(path) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string path) => json.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    public static IReadOnlyList<string?> Texts(this JsonElement json, string path, string member) => [.. json.List(path).Select(item => item.Text(member))];
}
