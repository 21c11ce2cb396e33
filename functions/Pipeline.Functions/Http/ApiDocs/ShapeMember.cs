using System.Text.Json.Nodes;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>A member of a body.</summary>
internal sealed record ShapeMember(string Name, JsonObject Schema, string Description, bool Required = false)
{
    public static ShapeMember Must(string name, JsonObject schema, string description) => new(name, schema, description, Required: true);

    public static ShapeMember May(string name, JsonObject schema, string description) => new(name, schema, description);
}
