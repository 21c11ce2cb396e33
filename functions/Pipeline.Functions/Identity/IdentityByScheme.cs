using Pipeline.Casework.People;

namespace Pipeline.Functions.Identity;

/// <summary>Asks the provider of the header's scheme. No header is the public.</summary>
public sealed class IdentityByScheme(IEnumerable<IdentityScheme> schemes) : IIdentityProvider
{
    private readonly Dictionary<string, IIdentityProvider> _providers =
        schemes.ToDictionary(scheme => scheme.Name, scheme => scheme.Provider, StringComparer.OrdinalIgnoreCase);

    public Task<IdentityResult> IdentifyAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null)
        {
            return Task.FromResult<IdentityResult>(new IdentityResult.Known(Caller.Public));
        }

        return Credentials.TryParse(authorization, out var credentials) && _providers.TryGetValue(credentials.Scheme, out var provider)
            ? provider.IdentifyAsync(authorization, cancellationToken)
            : Task.FromResult<IdentityResult>(new IdentityResult.Unknown(
                $"The Authorization header must start with one of these schemes: {string.Join(", ", _providers.Keys.Order(StringComparer.Ordinal))}."));
    }
}
