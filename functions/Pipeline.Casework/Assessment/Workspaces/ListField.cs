using System.Text.Json.Nodes;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>Short names, parted by commas, semicolons or white space; each stands for an id.</summary>
public sealed record ListField(string Name, string Label, string Prompt, string Shown, IReadOnlyList<WorkspaceOption> Options)
    : WorkspaceField(Name, Label, Prompt, Shown)
{
    private const string Separator = ", ";

    public static string Join(IEnumerable<string> names) => string.Join(Separator, names.Distinct());

    public override string Canonical(string typed) => Join(Parts(typed).Select(part => Options.FirstOrDefault(option => option.IsMeantBy(part))?.Shown ?? part));

    public override JsonNode? Value(string canonical) => new JsonArray(
        [.. Parts(canonical).Select(part => (JsonNode)JsonValue.Create(Options.FirstOrDefault(option => option.Shown == part)?.Value ?? part))]);

    private static string[] Parts(string text) => text.Split([',', ';', ' ', '\t', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
}
