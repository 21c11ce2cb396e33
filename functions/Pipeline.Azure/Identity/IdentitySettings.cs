using System.Globalization;
using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Settings;

namespace Pipeline.Azure.Identity;

/// <summary>How people sign in, as the settings have it (<c>infra/docs/identity.md</c>).</summary>
public sealed record IdentitySettings
{
    public const string Issuer = "Oidc__issuer";
    public const string Audience = "Oidc__audience";
    public const string UserClaims = "Identity__userClaims";
    public const string RolesClaim = "Identity__rolesClaim";
    public const string Roles = "Identity__roles";
    public const string ProvidersClaim = "Identity__providersClaim";
    public const string Providers = "Identity__providers";
    public const string AppServiceHeaders = "Identity__appServiceHeaders";
    public const string TrustedHops = "Identity__trustedHops";

    private const int MaxHops = 10;
    private const string True = "true";

    private IdentitySettings()
    {
    }

    /// <summary>The rows of these settings in the one list.</summary>
    public static IReadOnlyList<AppSetting> Rows { get; } =
    [
        new(Issuer, "who signs people in ([identity.md](identity.md)), as its tokens have it", SettingSource.Parameter, "https://login.microsoftonline.com/TENANT/v2.0")
        {
            Unless = AppServiceHeaders, With = Audience, FaultOf = SettingRules.Url,
        },
        new(Audience, "what a token must be for: in Entra ID the client id of the app registration", SettingSource.Parameter, "00000000-0000-0000-0000-000000000003")
        {
            Unless = AppServiceHeaders, With = Issuer,
        },
        new(UserClaims, "the claims that give the user id: the first that there is; `oid sub` without it", SettingSource.Parameter, "oid sub") { IsRequired = false },
        new(RolesClaim, "the claim that gives roles; `roles` without it", SettingSource.Parameter, "roles") { IsRequired = false },
        new(Roles, "what values of that claim stand for; without it they are the names of our roles", SettingSource.Parameter, """{"Case.Triage":"triage","Case.Lead":["inspector","manager"]}""")
        {
            IsRequired = false, FaultOf = ClaimTables.FaultOfRoles,
        },
        new(ProvidersClaim, "the claim that says for which providers somebody acts; `providers` without it", SettingSource.Parameter, "providers") { IsRequired = false },
        new(Providers, "what values of that claim stand for; without it they are ids of providers", SettingSource.Parameter, """{"sunrise-homes":"1-101647"}""")
        {
            IsRequired = false, FaultOf = ClaimTables.FaultOfProviders,
        },
        new(AppServiceHeaders, "`true`: what App Service authentication says is believed; only where it is on and nothing else reaches the app", SettingSource.Parameter, True)
        {
            IsRequired = false, FaultOf = value => value == True ? null : "is true or is left out", FaultThere = AppServiceAuthentication.FaultOf,
        },
        new(TrustedHops, "how many trusted proxies add to `X-Forwarded-For`; 1 without it: the platform's own", SettingSource.Parameter, "1")
        {
            IsRequired = false, FaultOf = value => Hops(value) is null ? $"is no whole number from 0 to {MaxHops}" : null,
        },
    ];

    /// <summary>Null: no bearer tokens are accepted.</summary>
    public TokenIssuer? Tokens { get; private init; }

    /// <summary>What App Service authentication says is believed.</summary>
    public bool TrustsAppService { get; private init; }

    /// <summary>Null: as usual for the host.</summary>
    public int? Proxies { get; private init; }

    public required ClaimRules Claims { get; init; }

    /// <param name="configuration">Settings without <see cref="AppSettings.FaultsAmong">faults</see> in <see cref="Rows"/>.</param>
    /// <exception cref="InvalidOperationException">There is an issuer and no audience, or the other way round.</exception>
    /// <exception cref="FormatException">A setting is at fault.</exception>
    public static IdentitySettings Of(IConfiguration configuration)
    {
        var usual = new ClaimRules();
        return new IdentitySettings
        {
            Tokens = (ValueOf(configuration, Issuer), ValueOf(configuration, Audience)) switch
            {
                (null, null) => null,
                ({ } issuer, { } audience) => new TokenIssuer(issuer, audience),
                _ => throw new InvalidOperationException($"The settings {Issuer} and {Audience} go together, and one of them is not there."),
            },
            TrustsAppService = ValueOf(configuration, AppServiceHeaders) == True,
            Proxies = ValueOf(configuration, TrustedHops) is { } hops ? Hops(hops) ?? throw new FormatException($"The setting {TrustedHops} is no number.") : null,
            Claims = new ClaimRules
            {
                UserClaims = ValueOf(configuration, UserClaims)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? usual.UserClaims,
                RolesClaim = ValueOf(configuration, RolesClaim) ?? usual.RolesClaim,
                Roles = ValueOf(configuration, Roles) is { } roles ? ClaimTables.Roles(roles) : usual.Roles,
                ProvidersClaim = ValueOf(configuration, ProvidersClaim) ?? usual.ProvidersClaim,
                Providers = ValueOf(configuration, Providers) is { } providers ? ClaimTables.Providers(providers) : null,
            },
        };
    }

    private static int? Hops(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hops) && hops <= MaxHops ? hops : null;

    private static string? ValueOf(IConfiguration configuration, string name) =>
        configuration[Rows.Single(row => row.Name == name).Key] is { Length: > 0 } value ? value : null;
}
