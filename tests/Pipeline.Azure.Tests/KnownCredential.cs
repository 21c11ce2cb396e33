using Azure.Core;
using Azure.Identity;

namespace Pipeline.Azure.Tests;

/// <summary>Gives one token for one scope; without a token, none.</summary>
internal sealed class KnownCredential(string scope, string? token) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        requestContext.Scopes.ShouldBe([scope]);
        return new AccessToken(token ?? throw new CredentialUnavailableException("There is no identity here."), DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
