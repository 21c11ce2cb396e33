using System.Text.Json.Nodes;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>One of a list. Whoever types instead of choosing may write the value, or the option from its beginning to a dash.</summary>
public sealed record ChoiceField(string Name, string Label, string Prompt, string Shown, IReadOnlyList<WorkspaceOption> Options)
    : WorkspaceField(Name, Label, Prompt, Shown)
{
    public override string Canonical(string typed) => Options.FirstOrDefault(option => option.IsMeantBy(typed.Trim()))?.Shown ?? typed.Trim();

    public override JsonNode? Value(string canonical) => canonical.Length == 0
        ? null
        : Options.FirstOrDefault(option => option.Shown == canonical) is { } option ? option.Json() : JsonValue.Create(canonical);
}
