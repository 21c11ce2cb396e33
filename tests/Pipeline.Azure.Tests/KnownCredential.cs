using Azure.Core;
using Azure.Identity;

namespace Pipeline.Azure.Tests;

/// <summary>Gives one token for one scope; without a token, none.</summary>
internal sealed class KnownCredential(string scope, string? token) : TokenCredential
{
    /// <summary>What getting a token fails with.</summary>
    public Exception Failure { get; init; } = new CredentialUnavailableException("There is no identity here.");

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        requestContext.Scopes.ShouldBe([scope]);
        return new AccessToken(token ?? throw Failure, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
