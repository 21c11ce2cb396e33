using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure.Identity;
using Pipeline.Azure.Settings;
using Pipeline.Casework.People;
using Pipeline.Contracts.Identity;

namespace Pipeline.Azure.Tests.Identity;

public sealed class IdentitySettingsTests
{
    [Fact]
    public void Settings_NoneThere_NameIssuerAndAudienceAtOnce() =>
        AppSettings.FaultsAmong(IdentitySettings.Rows, With()).Select(fault => fault.Name).ShouldBe([IdentitySettings.Issuer, IdentitySettings.Audience]);

    [Theory]
    [InlineData("Oidc__issuer", "issuer.example", "is no https address")]
    [InlineData("Oidc__issuer", "http://issuer.example", "is no https address")]
    [InlineData("Identity__roles", "{\"a\":\"system\"}", "gives system")]
    [InlineData("Identity__providers", "1-101647", "must be a JSON object")]
    [InlineData("Identity__appServiceHeaders", "false", "is true or is left out")]
    [InlineData("Identity__appServiceHeaders", "yes", "is true or is left out")]
    [InlineData("Identity__trustedHops", "-1", "is no whole number from 0 to 10")]
    [InlineData("Identity__trustedHops", "11", "is no whole number from 0 to 10")]
    public void Setting_Wrong_IsTheOneFault(string name, string value, string what)
    {
        var fault = AppSettings.FaultsAmong(IdentitySettings.Rows, Whole((name, value))).ShouldHaveSingleItem();

        fault.Name.ShouldBe(name);
        fault.What.ShouldStartWith(what);
    }

    [Fact]
    public void Settings_WithIssuerAndAudience_HaveTheUsualRules()
    {
        var settings = IdentitySettings.Of(Whole());

        settings.Tokens.ShouldBe(new TokenIssuer(FakeIssuer.Issuer, FakeIssuer.Audience));
        settings.Tokens!.MetadataAddress.ShouldBe(FakeIssuer.MetadataAddress);
        settings.Tokens.RequiresHttps.ShouldBeTrue();
        settings.TrustsAppService.ShouldBeFalse();
        settings.Proxies.ShouldBeNull();
        settings.Claims.UserClaims.ShouldBe(["oid", "sub"]);
        settings.Claims.RolesClaim.ShouldBe("roles");
        settings.Claims.ProvidersClaim.ShouldBe("providers");
        settings.Claims.Providers.ShouldBeNull();
    }

    [Fact]
    public void Settings_OfEveryRule_AreRead()
    {
        var settings = IdentitySettings.Of(Whole(
            ("Identity__userClaims", "employee  oid"), ("Identity__rolesClaim", "groups"), ("Identity__roles", "{\"g\":[\"triage\",\"auditor\"]}"),
            ("Identity__providersClaim", "home"), ("Identity__providers", "{\"h\":\"1-1\"}"), ("Identity__trustedHops", "2")));

        settings.Claims.UserClaims.ShouldBe(["employee", "oid"]);
        settings.Claims.RolesClaim.ShouldBe("groups");
        settings.Claims.Roles["g"].ShouldBe([Role.Triage, Role.Auditor]);
        settings.Claims.ProvidersClaim.ShouldBe("home");
        settings.Claims.Providers!["h"].ShouldBe(["1-1"]);
        settings.Proxies.ShouldBe(2);
    }

    [Fact]
    public void Settings_WithAppServiceAlone_NeedNoIssuer()
    {
        var configuration = With(("Identity__appServiceHeaders", "true"), ("WEBSITE_AUTH_ENABLED", "True"));

        AppSettings.FaultsAmong(IdentitySettings.Rows, configuration).ShouldBeEmpty();
        var settings = IdentitySettings.Of(configuration);
        settings.TrustsAppService.ShouldBeTrue();
        settings.Tokens.ShouldBeNull();
    }

    // What the platform puts into the app: https://learn.microsoft.com/azure/app-service/reference-app-settings#authentication--authorization
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("False")]
    [InlineData("1")]
    public void AppServiceHeaders_WhereAppServiceAuthenticationIsNotOn_AreTheOneFault(string? platform)
    {
        var fault = AppSettings.FaultsAmong(IdentitySettings.Rows, Whole(("Identity__appServiceHeaders", "true"), ("WEBSITE_AUTH_ENABLED", platform))).ShouldHaveSingleItem();

        fault.Name.ShouldBe(IdentitySettings.AppServiceHeaders);
        fault.What.ShouldContain("WEBSITE_AUTH_ENABLED");
    }

    [Theory]
    [InlineData("Oidc__issuer", FakeIssuer.Issuer, "Oidc__audience")]
    [InlineData("Oidc__audience", FakeIssuer.Audience, "Oidc__issuer")]
    public void HalfOfATokenIssuer_BesideAppServiceHeaders_HasTheOtherHalfAsTheOneFault(string name, string value, string missing)
    {
        var fault = AppSettings.FaultsAmong(IdentitySettings.Rows, With(("Identity__appServiceHeaders", "true"), ("WEBSITE_AUTH_ENABLED", "True"), (name, value))).ShouldHaveSingleItem();

        fault.Name.ShouldBe(missing);
        fault.What.ShouldStartWith("is not there");
    }

    [Fact]
    public void Settings_WithHalfOfATokenIssuer_AreRefused() =>
        Should.Throw<InvalidOperationException>(() => IdentitySettings.Of(With(("Identity__appServiceHeaders", "true"), ("Oidc__issuer", FakeIssuer.Issuer))))
            .Message.ShouldBe("The settings Oidc__issuer and Oidc__audience go together, and one of them is not there.");

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    public void Services_OfTheSettings_HaveAppServiceOnlyWhereItIsSwitchedOn(string? headers, bool isThere)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddAzureIdentity(IdentitySettings.Of(Whole(("Identity__appServiceHeaders", headers))))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        (services.GetService<AppServiceIdentity>() is not null).ShouldBe(isThere);
        services.GetService<BearerIdentity>().ShouldNotBeNull();
    }

    private static IConfiguration Whole(params (string, string?)[] more) => With([("Oidc__issuer", FakeIssuer.Issuer), ("Oidc__audience", FakeIssuer.Audience), .. more]);

    private static IConfiguration With(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
        {
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
