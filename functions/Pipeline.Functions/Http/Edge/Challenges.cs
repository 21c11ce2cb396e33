using Pipeline.Azure.Identity;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Http.Edge;

/// <summary>What a 401 says in <c>WWW-Authenticate</c>: RFC 9110, section 11.6.1, and for bearer tokens RFC 6750, section 3.</summary>
internal sealed class Challenges(IEnumerable<IdentityScheme> schemes)
{
    /// <summary>Development identity is for those who know of it.</summary>
    private readonly List<string> _offered = [.. schemes.Select(scheme => scheme.Name).Where(name => name != DevelopmentIdentity.Scheme).Order(StringComparer.Ordinal)];

    /// <param name="authorization">The header as it was sent; empty for none.</param>
    /// <param name="why">What the answer says: words of ours, nothing that was sent.</param>
    public string For(string authorization, string why)
    {
        var isBearer = authorization.Trim().StartsWith(BearerIdentity.Scheme, StringComparison.OrdinalIgnoreCase) && _offered.Contains(BearerIdentity.Scheme);
        return isBearer
            ? $"{BearerIdentity.Scheme} error=\"invalid_token\", error_description=\"{Described(why)}\""
            : string.Join(", ", _offered);
    }

    /// <summary>The characters that RFC 6750 allows in a description.</summary>
    private static string Described(string why) => new([.. why.Where(character => character is >= ' ' and <= '~' and not '"' and not '\\')]);
}
