using System.Text.Json;

namespace Pipeline.Contracts.Schemas;

/// <summary>The schemas of the regulator's public API, which the syndication answers in the shape of.</summary>
public static class SyndicationSchemas
{
    /// <summary>
    /// Members that the schemas leave out: <c>providerId</c> and <c>website</c> are in the real answers (the schema has the name of another tool's
    /// column), and so is <c>currentRatings.reportDate</c>; those that tell of derived ids are ours.
    /// </summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "/providerId", "/website", "/currentRatings/reportDate", "/derived", "/providerIdDerived",
    };

    private static readonly JsonElement Location = Read("cqc-api-location.schema.json");
    private static readonly JsonElement Provider = Read("cqc-api-provider.schema.json");

    /// <summary>Holds a location's answer to the schema, and each of its members to be named there.</summary>
    public static void ShouldBeALocation(JsonElement answer) => ShouldFit(Location, answer);

    /// <summary>Holds a provider's answer to the schema, and each of its members to be named there.</summary>
    public static void ShouldBeAProvider(JsonElement answer) => ShouldFit(Provider, answer);

    private static void ShouldFit(JsonElement schema, JsonElement answer)
    {
        JsonSchema.Of(schema).Validate(answer).ShouldBeEmpty(answer.ToString());
        Unnamed(schema, answer, string.Empty).ShouldBeEmpty(answer.ToString());
    }

    private static IEnumerable<string> Unnamed(JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            return value.EnumerateArray().SelectMany(item => Unnamed(items, item, path));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return value.EnumerateObject().SelectMany(member =>
        {
            var place = $"{path}/{member.Name}";
            return Known.Contains(place) ? []
                : schema.TryGetProperty("properties", out var named) && named.TryGetProperty(member.Name, out var inner) ? Unnamed(inner, member.Value, place)
                : [place];
        });
    }

    private static JsonElement Read(string name)
    {
        using var stream = typeof(SyndicationSchemas).Assembly.GetManifestResourceStream(typeof(SyndicationSchemas), $"Syndication.{name}")
            ?? throw new InvalidOperationException($"The assembly has no {name}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
