using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Azure.Identity;
using Pipeline.Casework.People;
using Pipeline.Contracts.Identity;

namespace Pipeline.Azure.Tests.Identity;

public sealed class BearerIdentityTests : IDisposable
{
    private const string NotOurs = "The token is not one that the identity provider of this service signed.";

    private readonly TokenDesk desk = new();

    public static TheoryData<string> Garbage =>
    [
        "Bearer", "Bearer ", "Bearer x", "Bearer a.b", "Bearer a.b.c", "Bearer ..", "Bearer a.b.c.d.e", "Bearer \u0000.\u0000.\u0000", "Bearer ééé.ééé.ééé",
        "Basic YTpi", "", "   ", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.", "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYS0xIn0.bm8ganNvbg.AAAA",
    ];

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Token_SignedWithRsa_IsKnown(string algorithm)
    {
        var caller = await desk.AdmitAsync(desk.Issuer.Bearer(algorithm: algorithm));

        caller.UserId.ShouldBe("0b1c2d3e-oid");
        caller.Roles.ShouldBe([Role.Triage]);
        caller.Providers.ShouldBeEmpty();
        caller.SubmitterOf.ShouldBeNull();
    }

    [Fact]
    public async Task Token_SignedWithEcdsa_IsKnown() =>
        (await desk.AdmitAsync(desk.Issuer.Bearer(key: desk.Issuer.Ec, algorithm: SecurityAlgorithms.EcdsaSha256))).UserId.ShouldBe("0b1c2d3e-oid");

    [Theory]
    [InlineData("bearer ")]
    [InlineData("  BEARER   ")]
    public async Task Scheme_InAnyCaseAndSpacing_IsTaken(string scheme) => await desk.AdmitAsync(scheme + desk.Issuer.Token() + "  ");

    [Theory]
    [InlineData("https://issuer.example/tenant/v2.0/")]
    [InlineData("https://issuer.example/other/v2.0")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Issuer_OtherThanOurs_IsRefused(string? issuer) =>
        (await desk.RefuseAsync(desk.Issuer.Bearer(claims => claims["iss"] = issuer))).ShouldBe("The token comes from another identity provider.");

    [Theory]
    [InlineData("\"another-service\"")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("\"5B0F3A4E-SERVICE\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task Audience_OtherThanOurs_IsRefused(string audience) =>
        (await desk.RefuseAsync(desk.Issuer.Bearer(claims => claims["aud"] = JsonNode.Parse(audience)))).ShouldBe("The token is for another service.");

    [Fact]
    public async Task Audience_OneOfSeveral_IsKnown() =>
        await desk.AdmitAsync(desk.Issuer.Bearer(claims => claims["aud"] = new JsonArray("another-service", FakeIssuer.Audience)));

    // RFC 7519, 4.1.4 and 4.1.5: on or after exp, and before nbf, a token is not accepted; a small leeway is.
    [Theory]
    [InlineData("exp", 0, true)]
    [InlineData("exp", -119, true)]
    [InlineData("exp", -120, false)]
    [InlineData("exp", -3600, false)]
    [InlineData("nbf", 0, true)]
    [InlineData("nbf", 120, true)]
    [InlineData("nbf", 121, false)]
    [InlineData("nbf", 3600, false)]
    public async Task Lifetime_AroundTheSkew_IsHeldToTheSecond(string claim, int secondsFromNow, bool isKnown)
    {
        BearerIdentity.ClockSkew.ShouldBe(TimeSpan.FromSeconds(120));
        var header = desk.Issuer.Bearer(claims =>
        {
            claims["nbf"] = desk.Issuer.Seconds(TimeSpan.FromHours(-2));
            claims[claim] = desk.Issuer.Seconds(TimeSpan.FromSeconds(secondsFromNow));
            claims["exp"] = claim == "exp" ? claims["exp"]!.GetValue<long>() : desk.Issuer.Seconds(TimeSpan.FromHours(2));
        });

        if (isKnown)
        {
            await desk.AdmitAsync(header);
        }
        else
        {
            (await desk.RefuseAsync(header)).ShouldBe(claim == "exp" ? "The token has expired; sign in again." : "The token is not valid yet.");
        }
    }

    [Fact]
    public async Task Lifetime_ByTheClockOfTheService_EndsWhileTimePasses()
    {
        var header = desk.Issuer.Bearer();
        await desk.AdmitAsync(header);

        desk.Time.Pass(TimeSpan.FromMinutes(62));

        (await desk.RefuseAsync(header)).ShouldBe("The token has expired; sign in again.");
    }

    [Fact]
    public async Task Lifetime_WithoutAnEnd_IsRefused() =>
        (await desk.RefuseAsync(desk.Issuer.Bearer(claims => claims.Remove("exp")))).ShouldBe("The token has no end.");

    [Fact]
    public async Task Lifetime_WithoutABeginning_IsKnown() => await desk.AdmitAsync(desk.Issuer.Bearer(claims => claims.Remove("nbf")));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("")]
    public async Task Algorithm_None_IsRefused(string algorithm)
    {
        var token = desk.Issuer.Forged(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = "rsa-1" }, _ => []);

        (await desk.RefuseAsync($"Bearer {token}")).ShouldBe(NotOurs);
    }

    /// <summary>RFC 8725, 2.1: the public key, which everybody has, taken for the secret of an HMAC.</summary>
    [Theory]
    [InlineData("pem")]
    [InlineData("der")]
    [InlineData("modulus")]
    public async Task Algorithm_HmacWithThePublicKey_IsRefused(string form)
    {
        var rsa = desk.Issuer.Rsa.Rsa;
        var secret = form switch
        {
            "pem" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            "der" => rsa.ExportSubjectPublicKeyInfo(),
            _ => rsa.ExportParameters(includePrivateParameters: false).Modulus!,
        };
        var token = desk.Issuer.Forged(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = "rsa-1" }, signed => HMACSHA256.HashData(secret, signed));

        (await desk.RefuseAsync($"Bearer {token}")).ShouldBe(NotOurs);
    }

    [Fact]
    public async Task Algorithms_Allowed_AreSignaturesByKeyPairsOnly()
    {
        BearerIdentity.Algorithms.ShouldAllBe(algorithm => algorithm.StartsWith("RS") || algorithm.StartsWith("PS") || algorithm.StartsWith("ES"));
        BearerIdentity.Algorithms.Count.ShouldBe(9);
        await desk.AdmitAsync(desk.Issuer.Bearer());
    }

    [Fact]
    public async Task Signature_OfAnotherKeyUnderAKnownId_IsRefused() =>
        (await desk.RefuseAsync(desk.Issuer.Bearer(key: FakeIssuer.NewRsa("rsa-1")))).ShouldBe(NotOurs);

    [Fact]
    public async Task Signature_ThatIsCutOff_IsRefused() => (await desk.RefuseAsync(desk.Issuer.Bearer()[..^8])).ShouldBe(NotOurs);

    [Fact]
    public async Task Claims_ChangedAfterSigning_AreRefused()
    {
        var good = desk.Issuer.Token().Split('.');
        var bad = desk.Issuer.Token(claims => claims["roles"] = new JsonArray("manager")).Split('.');

        (await desk.RefuseAsync($"Bearer {good[0]}.{bad[1]}.{good[2]}")).ShouldBe(NotOurs);
    }

    [Fact]
    public async Task Key_NotNamedInTheToken_IsRefused() =>
        (await desk.RefuseAsync($"Bearer {desk.Issuer.Forged(new JsonObject { ["alg"] = "RS256" }, signed => desk.Issuer.Rsa.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}"))
            .ShouldBe(NotOurs);

    /// <summary>The same by hand with the id is good: so it is the id that was missed.</summary>
    [Fact]
    public async Task Key_NamedInATokenMadeByHand_IsKnown() =>
        await desk.AdmitAsync($"Bearer {desk.Issuer.Forged(new JsonObject { ["alg"] = "RS256", ["kid"] = "rsa-1" }, signed => desk.Issuer.Rsa.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}");

    /// <summary>RFC 7515, 4.1.3 and 4.1.2: a key in the token itself, or where the token says that one is, proves nothing.</summary>
    [Fact]
    public async Task Key_BroughtByTheToken_IsNotUsed()
    {
        var own = FakeIssuer.NewRsa("mine");
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(own);
        var header = new JsonObject
        {
            ["alg"] = "RS256", ["kid"] = "mine", ["jku"] = "https://evil.example/keys",
            ["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = jwk.N, ["e"] = jwk.E, ["kid"] = "mine" },
        };

        (await desk.RefuseAsync($"Bearer {desk.Issuer.Forged(header, signed => own.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}")).ShouldBe(NotOurs);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_OfAnyKind_IsRefused(string header) => (await desk.RefuseAsync(header)).ShouldNotBeEmpty();

    [Fact]
    public async Task Garbage_ThatIsNoToken_AsksNobodyForKeys()
    {
        await desk.RefuseAsync("Bearer garbage");

        desk.Issuer.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Token_OfNineKilobytes_IsKnown()
    {
        var header = desk.Issuer.Bearer(claims => claims["groups"] = new JsonArray([.. Enumerable.Range(0, 170).Select(group => JsonValue.Create($"00000000-0000-0000-0000-{group:D12}"))]));
        header.Length.ShouldBeInRange(8 * 1024, BearerIdentity.MaxTokenLength);

        await desk.AdmitAsync(header);
    }

    [Fact]
    public async Task Token_LongerThanTheLimit_IsRefusedBeforeItIsLookedAt()
    {
        var header = desk.Issuer.Bearer(claims => claims["much"] = new string('x', BearerIdentity.MaxTokenLength));

        (await desk.RefuseAsync(header)).ShouldBe("The token has more than 16384 characters.");
        desk.Issuer.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Refusal_WhateverTheToken_SaysNothingOfItAndLogsNothing()
    {
        var tokens = new[]
        {
            desk.Issuer.Bearer(claims => claims["iss"] = "https://secret.example"),
            desk.Issuer.Bearer(claims => claims["aud"] = "secret"),
            desk.Issuer.Bearer(claims => claims["oid"] = "secret\tname"),
            desk.Issuer.Bearer(key: FakeIssuer.NewRsa("secret")),
        };
        foreach (var token in tokens)
        {
            (await desk.RefuseAsync(token)).ShouldNotContain("secret");
        }

        desk.Log.Lines.ShouldAllBe(line => !line.Text.Contains("secret"));
    }
}
