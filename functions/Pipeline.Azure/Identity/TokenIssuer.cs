namespace Pipeline.Azure.Identity;

/// <summary>Whose tokens are accepted, and which of them.</summary>
/// <param name="Issuer">As tokens and metadata have it, to the letter.</param>
/// <param name="Audience">What a token must be for.</param>
public sealed record TokenIssuer(string Issuer, string Audience)
{
    /// <summary>Where OpenID Connect Discovery 1.0, section 4, has the metadata of an issuer.</summary>
    public string MetadataAddress => $"{Issuer.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>Plain http only for an issuer on this machine.</summary>
    public bool RequiresHttps => !new Uri(Issuer).IsLoopback;
}
