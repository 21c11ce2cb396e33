using System.Text.Json.Nodes;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>A member somewhere in the example of a schema, under the path that faults name it by.</summary>
internal sealed record SchemaMember(string Path, JsonObject Schema, bool Required, Action<JsonNode, JsonNode?> Set)
{
    /// <summary>The members of a body; of a list those of its first item.</summary>
    public static IEnumerable<SchemaMember> Of(JsonObject schema) => Of(schema, string.Empty, body => body.AsObject());

    /// <summary>The body with this member as given; null takes it away.</summary>
    public JsonNode In(JsonNode body, JsonNode? value)
    {
        var changed = body.DeepClone();
        Set(changed, value);
        return changed;
    }

    private static IEnumerable<SchemaMember> Of(JsonObject schema, string path, Func<JsonNode, JsonObject> parent)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        foreach (var (name, described) in schema["properties"] as JsonObject ?? [])
        {
            var member = described!.AsObject();
            var here = path.Length == 0 ? name : $"{path}.{name}";
            yield return new SchemaMember(here, member, required.Contains(name), (body, value) =>
            {
                if (value is null)
                {
                    parent(body).Remove(name);
                }
                else
                {
                    parent(body)[name] = value;
                }
            });
            var inner = member["items"] is JsonObject items && items["properties"] is not null
                ? Of(items, $"{here}[0]", body => parent(body)[name]![0]!.AsObject())
                : Of(member, here, body => parent(body)[name]!.AsObject());
            foreach (var one in inner)
            {
                yield return one;
            }
        }
    }
}
