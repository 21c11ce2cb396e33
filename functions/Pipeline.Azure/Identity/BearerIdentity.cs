using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Knows a caller by a bearer token: a JWT that the issuer signed with one of <see cref="Algorithms"/> and a key named in it, for this service, that has
/// begun and not ended, give or take <see cref="ClockSkew"/>. What is answered about a bad token never has anything of it.
/// </summary>
public sealed class BearerIdentity : IIdentityProvider
{
    public const string Scheme = "Bearer";

    /// <summary>Characters. Kestrel takes 32 KiB of headers; an honest token with two hundred groups has about 9 KiB.</summary>
    public const int MaxTokenLength = 16 * 1024;

    /// <summary>How far the clocks of issuer and service may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by a key pair only: no <c>none</c>, and nothing that a published key would be the secret of.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly IdentityResult.Unknown NotOurs = new("The token is not one that the identity provider of this service signed.");

    private readonly TokenIssuer _issuer;
    private readonly SigningKeys _keys;
    private readonly ClaimMap _claims;
    private readonly TimeProvider _time;
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxTokenLength };

    public BearerIdentity(TokenIssuer issuer, SigningKeys keys, ClaimMap claims, TimeProvider time)
    {
        _issuer = issuer;
        _keys = keys;
        _claims = claims;
        _time = time;
    }

    public async Task<IdentityResult> IdentifyAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization?.Trim().Split(' ', 2) is not [var scheme, var rest] || !string.Equals(scheme, Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new IdentityResult.Unknown("A token is shown as: Bearer TOKEN.");
        }

        var token = rest.Trim();
        if (token.Length > MaxTokenLength)
        {
            return new IdentityResult.Unknown($"The token has more than {MaxTokenLength} characters.");
        }

        // What is no token at all is not worth asking anybody for keys.
        return _handler.CanReadToken(token) ? await IdentifyByAsync(token, cancellationToken) : NotOurs;
    }

    private async Task<IdentityResult> IdentifyByAsync(string token, CancellationToken cancellationToken)
    {
        SigningKeySet? tried = null;
        while (true)
        {
            switch (await _keys.FindAsync(tried, cancellationToken))
            {
                case KeyLookup.NoAnswer none:
                    return new IdentityResult.Unavailable(none.RetryAfter);
                case KeyLookup.Found found when !ReferenceEquals(found.Set, tried):
                    var result = await _handler.ValidateTokenAsync(token, ParametersFor(found.Set));

                    // Once: keys that were fetched for this token are the last that are tried.
                    if (tried is not null || result.Exception is not SecurityTokenSignatureKeyNotFoundException)
                    {
                        return Answer(result);
                    }

                    tried = found.Set;
                    break;
                default:
                    return NotOurs;
            }
        }
    }

    private IdentityResult Answer(TokenValidationResult result) => result.IsValid
        ? _claims.CallerOf(((JsonWebToken)result.SecurityToken).Claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.Ordinal))
        : Refusal(result.Exception);

    private TokenValidationParameters ParametersFor(SigningKeySet keys) => new()
    {
        ValidIssuer = _issuer.Issuer,
        ValidAudience = _issuer.Audience,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = keys.Keys,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (begins, ends, _, _) => IsAlive(begins, ends),
    };

    /// <summary>In place of the library's, which goes by the wall clock.</summary>
    private bool IsAlive(DateTime? begins, DateTime? ends)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        if (ends is not { } end)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (end <= now - ClockSkew)
        {
            throw new SecurityTokenExpiredException();
        }

        if (begins is { } begin && begin > now + ClockSkew)
        {
            throw new SecurityTokenNotYetValidException();
        }

        return true;
    }

    private static IdentityResult.Unknown Refusal(Exception? why) => why switch
    {
        SecurityTokenExpiredException => new("The token has expired; sign in again."),
        SecurityTokenNotYetValidException => new("The token is not valid yet."),
        SecurityTokenNoExpirationException => new("The token has no end."),
        SecurityTokenInvalidAudienceException => new("The token is for another service."),
        SecurityTokenInvalidIssuerException => new("The token comes from another identity provider."),
        _ => NotOurs,
    };
}
