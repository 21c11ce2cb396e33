using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>An option as shown, and the value it stands for: a number where it is one.</summary>
public sealed record WorkspaceOption(string Shown, string Value)
{
    public bool IsMeantBy(string typed) =>
        string.Equals(typed, Shown, StringComparison.OrdinalIgnoreCase) || string.Equals(typed, Value, StringComparison.OrdinalIgnoreCase);

    public JsonNode Json() => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number)
        : JsonValue.Create(Value);
}
