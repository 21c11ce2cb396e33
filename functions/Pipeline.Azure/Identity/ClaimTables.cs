using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Settings that say in JSON what values of a claim stand for: an object from values to one text or a list of them. The names of settings cannot hold
/// the values themselves, which have dots, blanks and hyphens.
/// </summary>
internal static class ClaimTables
{
    private const string Shape = "must be a JSON object from values of the claim to what each stands for, one text or a list";

    /// <summary>What is wrong, as the end of a sentence that begins with the setting; null for nothing.</summary>
    public static string? FaultOfRoles(string json) => Parse(json) is not { } table
        ? Shape
        : table.SelectMany(entry => entry.Value).FirstOrDefault(name => !ClaimRules.RolesByTheirNames.ContainsKey(name)) is { } wrong
            ? $"gives {CallerIds.Printable(wrong)}; what can be given is: {string.Join(", ", ClaimRules.RolesByTheirNames.Keys)}"
            : null;

    /// <summary>What is wrong, as the end of a sentence that begins with the setting; null for nothing.</summary>
    public static string? FaultOfProviders(string json) => Parse(json) is not { } table
        ? Shape
        : table.SelectMany(entry => entry.Value).FirstOrDefault(id => !CallerIds.IsProviderId(id)) is { } wrong
            ? $"has {CallerIds.Printable(wrong)}, which is no id of a provider"
            : null;

    /// <exception cref="FormatException"><see cref="FaultOfRoles"/> says why.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> Roles(string json) => FaultOfRoles(json) is { } fault
        ? throw new FormatException(fault)
        : Parse(json)!.ToDictionary(
            entry => entry.Key, entry => (IReadOnlyList<Role>)[.. entry.Value.SelectMany(name => ClaimRules.RolesByTheirNames[name])], StringComparer.Ordinal);

    /// <exception cref="FormatException"><see cref="FaultOfProviders"/> says why.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Providers(string json) => FaultOfProviders(json) is { } fault
        ? throw new FormatException(fault)
        : Parse(json)!;

    /// <summary>Null when the shape is another.</summary>
    private static Dictionary<string, IReadOnlyList<string>>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().All(entry => IsTexts(entry.Value))
                ? document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => Texts(entry.Value), StringComparer.Ordinal)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTexts(JsonElement value) => value.ValueKind == JsonValueKind.String
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String));

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? [value.GetString()!]
        : [.. value.EnumerateArray().Select(item => item.GetString()!)];
}
