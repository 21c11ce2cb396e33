using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Azure.Identity;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.Identity;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Tests.Serving;

/// <summary>One machine where people sign in, over HTTP.</summary>
public sealed class TokenSettingsTests : IDisposable
{
    private static readonly PolicyCatalog Policies = PolicyCatalog.LoadShipped();

    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeIssuer _issuer;

    public TokenSettingsTests() => _issuer = new FakeIssuer(_clock);

    public void Dispose()
    {
        _issuer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Host_WherePeopleSignIn_TakesTokensAndLimitsWhoDoesNot()
    {
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            Options() with
            {
                Time = _clock,
                Ports = services => services.AddSingleton(new SigningKeys(
                    new TokenIssuer(FakeIssuer.Issuer, FakeIssuer.Audience), new HttpClient(_issuer, disposeHandler: false), _clock, NullLogger<SigningKeys>.Instance)),
            },
            CancellationToken.None);
        using var http = new HttpClient { BaseAddress = pipeline.Url };

        (await StatusAsync(http, "GET", _issuer.Bearer())).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(http, "GET", "Development anna roles=triage")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(http, "GET", null)).ShouldBe(HttpStatusCode.Unauthorized);
        for (var post = 0; post < Policies.Current.Limits.AnonymousPostsPerMinute; post++)
        {
            (await StatusAsync(http, "POST", null)).ShouldBe(HttpStatusCode.BadRequest);
        }

        // What a caller writes into the header counts for nothing here.
        (await StatusAsync(http, "POST", null, "192.0.2.1")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void Settings_OfAppService_AreNotReadHere()
    {
        var options = TokenSettings.Required(Plain(), name => name == "Identity__appServiceHeaders" ? "true" : Variable(name));

        options.Settings.Keys.ShouldNotContain("Identity:appServiceHeaders");
        Should.Throw<RefusedException>(() => TokenSettings.Required(Plain(), name => name == "Identity__appServiceHeaders" ? "true" : null))
            .Message.ShouldContain("Oidc__issuer is not there");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string method, string? authorization, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(method == "GET" ? "api/worklist" : "api/concerns", UriKind.Relative));
        request.Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string? Variable(string name) => name switch
    {
        IdentitySettings.Issuer => FakeIssuer.Issuer,
        IdentitySettings.Audience => FakeIssuer.Audience,
        _ => null,
    };

    private EmbeddedPipelineOptions Plain() => PipelineHost.Options(_folder.Data, PipelineHost.AnyPort, Policies);

    private EmbeddedPipelineOptions Options() => TokenSettings.Required(Plain(), Variable);
}
