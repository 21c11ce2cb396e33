using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pipeline.Contracts.Identity;

/// <summary>Signs tokens with keys of its own and answers for its metadata, as an identity provider does over HTTP.</summary>
public sealed class FakeIssuer : HttpMessageHandler
{
    public const string Issuer = "https://issuer.example/tenant/v2.0";
    public const string Audience = "5b0f3a4e-service";
    public const string MetadataAddress = $"{Issuer}/.well-known/openid-configuration";
    public const string KeysAddress = $"{Issuer}/keys";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    // Made once: finding primes takes longer than all the rest of a test.
    private static readonly RSAParameters Own = NewParameters();
    private static readonly RSAParameters Others = NewParameters();

    private readonly TimeProvider time;
    private readonly List<SecurityKey> published = [];

    public FakeIssuer(TimeProvider time)
    {
        this.time = time;
        Publish(Rsa);
        Publish(Ec);
    }

    public RsaSecurityKey Rsa { get; } = new(RSA.Create(Own)) { KeyId = "rsa-1" };

    public ECDsaSecurityKey Ec { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "ec-1" };

    /// <summary>Times that the keys were asked for, answered or not.</summary>
    public int Asked { get; private set; }

    /// <summary>Answers instead of the issuer; null when it is up.</summary>
    public Func<HttpResponseMessage>? Instead { get; set; }

    /// <summary>While it is not null, nothing is answered before it is.</summary>
    public TaskCompletionSource? Held { get; set; }

    /// <summary>What the metadata says the issuer is.</summary>
    public string Says { get; set; } = Issuer;

    /// <summary>A key that the issuer has not published, under a name.</summary>
    public static RsaSecurityKey NewRsa(string id) => new(RSA.Create(Others)) { KeyId = id };

    public void Publish(SecurityKey key) => published.Add(key);

    public void Withdraw(SecurityKey key) => published.Remove(key);

    public void GoDown() => Instead = () => new HttpResponseMessage(HttpStatusCode.NotFound);

    /// <summary>A good token's claims: for the service, from now for an hour.</summary>
    public JsonObject Claims() => new()
    {
        ["iss"] = Issuer,
        ["aud"] = Audience,
        ["nbf"] = Seconds(TimeSpan.Zero),
        ["exp"] = Seconds(TimeSpan.FromHours(1)),
        ["oid"] = "0b1c2d3e-oid",
        ["sub"] = "pairwise-sub",
        ["roles"] = new JsonArray("triage"),
    };

    /// <summary>As the header has it.</summary>
    public string Bearer(Action<JsonObject>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256) => $"Bearer {Token(change, key, algorithm)}";

    public string Token(Action<JsonObject>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = Claims();
        change?.Invoke(claims);
        return Handler.CreateToken(claims.ToJsonString(), new SigningCredentials(key ?? Rsa, algorithm));
    }

    /// <summary>A token put together by hand, with any header and whatever signature.</summary>
    public string Forged(JsonObject header, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encoded(header)}.{Encoded(Claims())}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>NumericDate of RFC 7519: seconds since 1970, this long from now.</summary>
    public long Seconds(TimeSpan fromNow) => (time.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsoluteUri == MetadataAddress)
        {
            Asked++;
        }

        if (Held is { } held)
        {
            await held.Task.WaitAsync(cancellationToken);
        }

        return Instead?.Invoke() ?? request.RequestUri.AbsoluteUri switch
        {
            MetadataAddress => Json(new JsonObject { ["issuer"] = Says, ["jwks_uri"] = KeysAddress }),
            KeysAddress => Json(new JsonObject { ["keys"] = new JsonArray([.. published.Select(PublicPart)]) }),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private static RSAParameters NewParameters()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private static JsonNode PublicPart(SecurityKey key)
    {
        var all = key is RsaSecurityKey rsa ? JsonWebKeyConverter.ConvertFromRSASecurityKey(rsa) : JsonWebKeyConverter.ConvertFromECDsaSecurityKey((ECDsaSecurityKey)key);
        return all.Kty == JsonWebAlgorithmsKeyTypes.RSA
            ? new JsonObject { ["kty"] = all.Kty, ["use"] = "sig", ["kid"] = all.Kid, ["n"] = all.N, ["e"] = all.E }
            : new JsonObject { ["kty"] = all.Kty, ["use"] = "sig", ["kid"] = all.Kid, ["crv"] = all.Crv, ["x"] = all.X, ["y"] = all.Y };
    }

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private static string Encoded(JsonObject part) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(part));
}
