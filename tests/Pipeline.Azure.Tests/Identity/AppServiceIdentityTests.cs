using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Azure.Identity;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Tests.Identity;

public sealed class AppServiceIdentityTests
{
    /// <summary>The claims as App Service hands them over for Entra ID, under long names.</summary>
    private const string Principal = """
        { "auth_typ": "aad", "name_typ": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
          "role_typ": "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
          "claims": [
            { "typ": "http://schemas.microsoft.com/identity/claims/objectidentifier", "val": "0b1c-oid" },
            { "typ": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "val": "pairwise" },
            { "typ": "roles", "val": "inspector" },
            { "typ": "http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "val": "manager" },
            { "typ": "providers", "val": "1-101647" } ] }
        """;

    private readonly AppServiceIdentity identity = new(new ClaimMap(new ClaimRules(), NullLogger<ClaimMap>.Instance));

    [Fact]
    public void Principal_WithLongNames_IsKnownAsByAToken()
    {
        var caller = identity.Identify(Encode(Principal)).ShouldBeOfType<IdentityResult.Known>().Caller;

        caller.UserId.ShouldBe("0b1c-oid");
        caller.Roles.ShouldBe([Role.Inspector, Role.Manager, Role.Provider], ignoreOrder: true);
        caller.Providers.ShouldBe(["1-101647"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"claims\":{}}")]
    [InlineData("{\"claims\":[5]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\",\"val\":5}]}")]
    [InlineData("{\"claims\":[]}")]
    [InlineData("{\"claims\":[{\"typ\":\"oid\",\"val\":\"pipeline\"}]}")]
    public void Principal_WithoutAUserId_IsUnknown(string json) => identity.Identify(Encode(json)).ShouldBeOfType<IdentityResult.Unknown>();

    [Theory]
    [InlineData("%%%")]
    [InlineData("AAA")]
    [InlineData("e30=,e30=")]
    public void Principal_ThatIsNoBase64_IsUnknown(string header) => identity.Identify(header).ShouldBeOfType<IdentityResult.Unknown>();

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
