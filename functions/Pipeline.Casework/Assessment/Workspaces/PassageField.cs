using System.Text.Json.Nodes;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>A text of as many paragraphs as it takes.</summary>
public sealed record PassageField(string Name, string Label, string Prompt, string Shown) : WorkspaceField(Name, Label, Prompt, Shown)
{
    public override string Canonical(string typed) => WordText.Normal(typed);

    public override JsonNode? Value(string canonical) => canonical.Length == 0 ? null : JsonValue.Create(canonical);
}
