using Microsoft.Extensions.Logging;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Makes a caller of claims. Values that stand for nothing here are ignored: a directory gives people more than this service knows. The first time
/// in the life of the process that is logged, with the name of the claim and no value.
/// </summary>
public sealed partial class ClaimMap(ClaimRules rules, ILogger<ClaimMap> logger)
{
    private static readonly char[] BetweenProviders = [',', ' '];

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>A caller without roles is one who is known and may do nothing. Unknown: no claim gives a user id that can be used.</summary>
    /// <param name="claims">Values by type.</param>
    public IdentityResult CallerOf(ILookup<string, string> claims)
    {
        if (rules.UserClaims.FirstOrDefault(claims.Contains) is not { } claim)
        {
            return new IdentityResult.Unknown($"The sign-in does not say who you are: it has none of the claims {string.Join(", ", rules.UserClaims)}.");
        }

        if (claims[claim].Distinct().ToList() is not [var user] || !CallerIds.IsUserId(user))
        {
            return new IdentityResult.Unknown(
                $"The claim {claim} gives no user id: one text of 1 to {CallerIds.MaxUserIdLength} printable characters, none of {string.Join(", ", CallerIds.Reserved)}.");
        }

        var roles = RolesOf(claims);
        var providers = ProvidersOf(claims);
        if (providers.Count > 0)
        {
            roles.Add(Role.Provider);
        }

        return new IdentityResult.Known(new Caller { UserId = user, Roles = roles, Providers = providers });
    }

    private HashSet<Role> RolesOf(ILookup<string, string> claims)
    {
        var roles = new HashSet<Role>();
        foreach (var value in claims[rules.RolesClaim])
        {
            if (rules.Roles.TryGetValue(value, out var granted))
            {
                roles.UnionWith(granted);
            }
            else
            {
                TellOnce(rules.RolesClaim);
            }
        }

        return roles;
    }

    private HashSet<string> ProvidersOf(ILookup<string, string> claims)
    {
        var providers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in claims[rules.ProvidersClaim].SelectMany(text => text.Split(BetweenProviders, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (rules.Providers is { } map && map.TryGetValue(value, out var ids))
            {
                providers.UnionWith(ids);
            }
            else if (rules.Providers is null && CallerIds.IsProviderId(value))
            {
                providers.Add(value);
            }
            else
            {
                TellOnce(rules.ProvidersClaim);
            }
        }

        return providers;
    }

    private void TellOnce(string claim)
    {
        lock (_lock)
        {
            if (!_told.Add(claim))
            {
                return;
            }
        }

        LogIgnored(claim);
    }

    [LoggerMessage(EventId = 3504, Level = LogLevel.Information, Message = "The claim {Claim} of a sign-in has values that stand for nothing here; they are ignored, now and later.")]
    private partial void LogIgnored(string claim);
}
