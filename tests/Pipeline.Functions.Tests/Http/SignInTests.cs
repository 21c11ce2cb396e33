using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Azure.Identity;
using Pipeline.Contracts.Identity;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Http;

/// <summary>The app as it runs where people sign in: tokens, what App Service says, and the limit on those who do not sign in.</summary>
public sealed class SignInTests : IDisposable
{
    private const string Worklist = "/api/worklist";
    private const string Notifications = "/api/notifications";

    private readonly FakeIssuer issuer = new(new SettableTime(CaseHouse.Start));

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task Token_OfStaff_OpensTheWorklist()
    {
        await using var house = House();

        (await GetAsync(house, issuer.Bearer())).ShouldBe(200);
    }

    [Fact]
    public async Task Token_WithoutRoles_Is403()
    {
        await using var house = House();

        (await GetAsync(house, issuer.Bearer(claims => claims.Remove("roles")))).ShouldBe(403, "forbidden");
    }

    /// <summary>RFC 6750, section 3: a bad token is told so in the challenge; without one nothing but the schemes is said.</summary>
    [Fact]
    public async Task Challenge_OfA401_SaysWhatIsAcceptedOrWhatWasWrong()
    {
        await using var house = House();

        (await GetAsync(house, null)).ShouldBe(401, "unauthorized").Header("WWW-Authenticate").ShouldBe("Bearer, Reference");
        (await GetAsync(house, "Basic YTpi")).ShouldBe(401, "unauthorized").Header("WWW-Authenticate").ShouldBe("Bearer, Reference");
        var expired = await GetAsync(house, issuer.Bearer(claims => claims["exp"] = issuer.Seconds(TimeSpan.FromHours(-1))));
        expired.ShouldBe(401, "unauthorized").Header("WWW-Authenticate")
            .ShouldBe("Bearer error=\"invalid_token\", error_description=\"The token has expired; sign in again.\"");
        expired.Json.GetProperty("detail").GetString().ShouldBe("The token has expired; sign in again.");
    }

    [Fact]
    public async Task Challenge_WhereNobodySignsIn_OffersNoToken()
    {
        await using var house = new HttpHouse();

        (await GetAsync(house, null)).ShouldBe(401, "unauthorized").Header("WWW-Authenticate").ShouldBe("Reference");
        (await GetAsync(house, "Bearer abc")).ShouldBe(401, "unauthorized").Header("WWW-Authenticate").ShouldBe("Reference");
    }

    [Fact]
    public async Task Issuer_ThatDoesNotAnswer_Is503WithRetryAfter()
    {
        issuer.GoDown();
        await using var house = House();

        (await GetAsync(house, issuer.Bearer())).ShouldBe(503, "unavailable").Header("Retry-After").ShouldBe("10");
        (await GetAsync(house, "Reference x")).ShouldBe(401, "unauthorized");
        (await house.GetAsync("/api/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task Development_WherePeopleSignIn_Is401()
    {
        await using var house = House();

        (await house.GetAsync(Worklist, People.Triage)).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task AppService_Forged_IsIgnoredWhereItIsNotSwitchedOn()
    {
        await using var signedIn = House();
        await using var development = new HttpHouse();
        foreach (var house in new[] { signedIn, development })
        {
            (await GetAsync(house, null, Principal("manager"))).ShouldBe(401, "unauthorized");
            (await GetAsync(house, $"AppService {Principal("manager").Value}")).ShouldBe(401, "unauthorized");
        }

        (await GetAsync(signedIn, issuer.Bearer(claims => claims.Remove("roles")), Principal("manager"))).ShouldBe(403, "forbidden");
    }

    [Fact]
    public async Task AppService_WhereItIsSwitchedOn_SaysWhoCalls()
    {
        await using var house = House(("Identity:appServiceHeaders", "true"));

        (await GetAsync(house, null, Principal("manager"))).ShouldBe(200);
        (await GetAsync(house, "Bearer whatever-app-service-looked-at", Principal("manager"))).ShouldBe(200);
        (await GetAsync(house, null, Principal("nobody"))).ShouldBe(403, "forbidden");
        (await GetAsync(house, null, ("X-MS-CLIENT-PRINCIPAL", "garbage"))).ShouldBe(401, "unauthorized");
        (await GetAsync(house, null)).ShouldBe(401, "unauthorized");
        (await GetAsync(house, null, ("X-MS-CLIENT-PRINCIPAL-ID", "0b1c"), ("X-MS-CLIENT-PRINCIPAL-NAME", "manager"))).ShouldBe(401, "unauthorized");

        // A token is looked at here when App Service says nothing.
        (await GetAsync(house, issuer.Bearer())).ShouldBe(200);
        (await GetAsync(house, "Reference x", Principal("manager"))).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task Posts_WithoutASignIn_AreLimitedByAddress()
    {
        await using var house = House();
        var allowed = house.Cases.Policies.Current.Limits.AnonymousPostsPerMinute;
        for (var post = 0; post < allowed; post++)
        {
            (await PostAsync(house, "192.0.2.7", null)).ShouldBe(202);
        }

        (await PostAsync(house, "192.0.2.7", null)).ShouldBe(429, "too-many-requests").Header("Retry-After").ShouldBe("2");
        (await PostAsync(house, "203.0.113.99, 192.0.2.7:5000", null)).ShouldBe(429, "too-many-requests");
        (await PostAsync(house, "192.0.2.8", null)).ShouldBe(202);
        (await PostAsync(house, "192.0.2.7", issuer.Bearer())).ShouldBe(202);
        (await house.SendAsync("GET", Notifications, headers: [(ClientAddress.Header, "192.0.2.7")])).ShouldBe(405, "method-not-allowed");

        house.Cases.Time.Now += TimeSpan.FromSeconds(2);
        (await PostAsync(house, "192.0.2.7", null)).ShouldBe(202);
    }

    /// <summary>Whoever posted once holds a reference: with it they are limited as before.</summary>
    [Fact]
    public async Task Posts_WithAReference_AreLimitedByAddressWithThoseWithout()
    {
        await using var house = House();
        var allowed = house.Cases.Policies.Current.Limits.AnonymousPostsPerMinute;
        var receipt = await PostAsync(house, "192.0.2.7", null);
        var reference = $"Reference {receipt.Json.GetProperty("caseId").GetString()}:{receipt.Json.GetProperty("accessCode").GetString()}";
        for (var post = 1; post < allowed; post++)
        {
            (await PostAsync(house, "192.0.2.7", reference)).ShouldBe(202);
        }

        (await PostAsync(house, "192.0.2.7", reference)).ShouldBe(429, "too-many-requests").Header("Retry-After").ShouldBe("2");
        (await PostAsync(house, "192.0.2.7", null)).ShouldBe(429, "too-many-requests");
        (await PostAsync(house, "192.0.2.8", reference)).ShouldBe(202);
        (await PostAsync(house, "192.0.2.7", issuer.Bearer())).ShouldBe(202);
    }

    private HttpHouse House(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Oidc:issuer"] = FakeIssuer.Issuer, ["Oidc:audience"] = FakeIssuer.Audience }
                .Concat(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))).Build();
        return new HttpHouse(
            services => services.AddSignIn(configuration, ForwardingOptions.PlatformHops).AddSingleton(provider => new SigningKeys(
                provider.GetRequiredService<TokenIssuer>(), new HttpClient(issuer, disposeHandler: false), provider.GetRequiredService<TimeProvider>(), NullLogger<SigningKeys>.Instance)),
            development: false);
    }

    private static (string Name, string Value) Principal(string role) => (
        AppServiceIdentity.Header,
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"auth_typ":"aad","claims":[{"typ":"oid","val":"0b1c"},{"typ":"roles","val":"{{role}}"}]}""")));

    private static Task<Reply> GetAsync(HttpHouse house, string? authorization, params (string, string)[] headers) =>
        house.SendAsync("GET", Worklist, headers: authorization is null ? headers : [("Authorization", authorization), .. headers]);

    private static Task<Reply> PostAsync(HttpHouse house, string forwardedFor, string? authorization) => house.SendAsync(
        "POST", Notifications, body: System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Bodies.Injury(), Casework.Cases.CaseJson.Options), contentType: "application/json",
        headers: authorization is null ? [(ClientAddress.Header, forwardedFor)] : [(ClientAddress.Header, forwardedFor), ("Authorization", authorization)]);
}
