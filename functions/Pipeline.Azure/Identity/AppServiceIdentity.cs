using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Knows a caller by what App Service authentication found out. Anybody can write its header: it is believed only where a setting says that nothing
/// reaches the app but through App Service authentication, which takes out what callers wrote there.
/// </summary>
public sealed class AppServiceIdentity(ClaimMap claims)
{
    /// <summary>Base64 of JSON with <c>claims</c>, each with <c>typ</c> and <c>val</c>. Its siblings, by id and by name, are never read.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Long names under which App Service hands over claims that tokens have short ones for.</summary>
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["http://schemas.microsoft.com/identity/claims/objectidentifier"] = "oid",
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"] = "sub",
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/role"] = "roles",
    };

    private static readonly IdentityResult.Unknown Unreadable = new("What App Service says about the sign-in cannot be read.");

    /// <param name="principal">The value of the header.</param>
    public IdentityResult Identify(string principal)
    {
        if (!Base64.IsValid(principal))
        {
            return Unreadable;
        }

        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(principal)));
            return Claims(json.RootElement) is { } found ? claims.CallerOf(found) : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    /// <summary>Null when the shape is another.</summary>
    private static ILookup<string, string>? Claims(JsonElement principal)
    {
        if (principal.ValueKind != JsonValueKind.Object || !principal.TryGetProperty("claims", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var found = list.EnumerateArray().Select(claim => (Type: Text(claim, "typ"), Value: Text(claim, "val"))).ToList();
        return found.Any(claim => claim.Type is null || claim.Value is null)
            ? null
            : found.ToLookup(claim => ShortNames.GetValueOrDefault(claim.Type!, claim.Type!), claim => claim.Value!, StringComparer.Ordinal);
    }

    private static string? Text(JsonElement claim, string name) =>
        claim.ValueKind == JsonValueKind.Object && claim.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
