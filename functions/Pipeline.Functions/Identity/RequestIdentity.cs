using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Azure.Identity;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Identity;

/// <summary>Who sends a request: by its <c>Authorization</c> header, or by what App Service found out where that is believed.</summary>
/// <param name="identity">By the <c>Authorization</c> header.</param>
/// <param name="appService">Registered only where the setting switches it on; without it the platform's header is as good as absent.</param>
public sealed class RequestIdentity(IIdentityProvider identity, IEnumerable<AppServiceIdentity> appService)
{
    private readonly AppServiceIdentity? _appService = appService.SingleOrDefault();

    public async Task<IdentityResult> IdentifyAsync(IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        var authorization = headers.Authorization;
        if (authorization.Count > 1)
        {
            return new IdentityResult.Unknown("There is more than one Authorization header.");
        }

        return _appService is not null && MayBeSignedInByAppService(authorization) && headers[AppServiceIdentity.Header] is { Count: > 0 } principal
            ? _appService.Identify(principal.ToString())
            : await identity.IdentifyAsync(authorization.Count == 0 ? null : authorization[0], cancellationToken);
    }

    /// <summary>Whoever shows a reference with its code means that, signed in or not; a bearer token is one that App Service looked at.</summary>
    private static bool MayBeSignedInByAppService(StringValues authorization) => authorization.Count == 0
        || (Credentials.TryParse(authorization[0]!, out var credentials) && string.Equals(credentials.Scheme, BearerIdentity.Scheme, StringComparison.OrdinalIgnoreCase));
}
