using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos;

/// <summary>
/// Items as they are stored. Times are written by <see cref="CaseJson"/> with the offset +00:00 and no more digits than they have: so the order of
/// their texts is the order in time, which queries rely on.
/// </summary>
internal static class ItemJson
{
    private const string Documents = "Documents";

    public static MemoryStream Write<T>(T item)
    {
        var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, item, CaseJson.Options);
        stream.Position = 0;
        return stream;
    }

    public static async Task<T> ReadAsync<T>(Stream content, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<T>(content, CaseJson.Options, cancellationToken)
        ?? throw new JsonException($"An item of the database is no {typeof(T).Name}.");

    /// <summary>The items in the answer to a query.</summary>
    public static async Task<IReadOnlyList<T>> ReadPageAsync<T>(Stream content, CancellationToken cancellationToken)
    {
        using var page = await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
        return [.. page.RootElement.GetProperty(Documents).EnumerateArray().Select(Read<T>)];
    }

    /// <summary>A time as it stands in items, for the parameters of a query.</summary>
    public static string TimeOf(DateTimeOffset time) => JsonSerializer.SerializeToElement(time.ToUniversalTime(), CaseJson.Options).GetString()!;

    private static T Read<T>(JsonElement item) =>
        item.Deserialize<T>(CaseJson.Options) ?? throw new JsonException($"An item of the database is no {typeof(T).Name}.");
}
