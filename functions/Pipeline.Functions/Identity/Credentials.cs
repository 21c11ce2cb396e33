using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Functions.Identity;

/// <summary>An <c>Authorization</c> header split into its scheme and the rest.</summary>
internal sealed record Credentials(string Scheme, string Value)
{
    public static bool TryParse(string authorization, [NotNullWhen(true)] out Credentials? credentials)
    {
        var text = authorization.Trim();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        credentials = space <= 0 ? null : new Credentials(text[..space], text[(space + 1)..].Trim());
        return credentials is { Value.Length: > 0 };
    }
}
