using Microsoft.Extensions.Options;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Believes what the header says: <c>Development NAME roles=triage,inspector provider=1-101647</c>. Without
/// <see cref="DevelopmentIdentityOptions.Allowed"/> it believes nobody.
/// </summary>
public sealed class DevelopmentIdentity(IOptions<DevelopmentIdentityOptions> options) : IIdentityProvider
{
    public const string Scheme = "Development";

    private const string Form = "Development identity is written: Development NAME roles=triage,inspector provider=1-101647.";

    private static readonly Dictionary<string, Role> Roles =
        Enum.GetValues<Role>().Where(role => role != Role.System).ToDictionary(Names.Of, StringComparer.Ordinal);

    public Task<IdentityResult> IdentifyAsync(string? authorization, CancellationToken cancellationToken) => Task.FromResult(Identify(authorization));

    private IdentityResult Identify(string? authorization)
    {
        if (!options.Value.Allowed)
        {
            return new IdentityResult.Unknown("Development identity is not accepted here.");
        }

        if (authorization is null || !Credentials.TryParse(authorization, out var credentials)
            || !string.Equals(credentials.Scheme, Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new IdentityResult.Unknown(Form);
        }

        var words = credentials.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !IsName(words[0])
            ? new IdentityResult.Unknown($"NAME is 1 to {CallerIds.MaxUserIdLength} printable characters without '=' and none of: {string.Join(", ", CallerIds.Reserved)}. {Form}")
            : Read(words[0], words[1..]);
    }

    private static IdentityResult Read(string name, string[] attributes)
    {
        var roles = new HashSet<Role>();
        var providers = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            var (key, values) = Split(attribute);
            if (values.Length == 0 || !seen.Add(key))
            {
                return new IdentityResult.Unknown(Form);
            }

            switch (key)
            {
                case "roles" when values.FirstOrDefault(value => !Roles.ContainsKey(value)) is { } unknown:
                    return new IdentityResult.Unknown($"'{CallerIds.Printable(unknown)}' is no role. The roles are: {string.Join(", ", Roles.Keys)}.");
                case "roles":
                    roles.UnionWith(values.Select(value => Roles[value]));
                    break;
                case "provider" when values.All(CallerIds.IsProviderId):
                    providers.UnionWith(values);
                    roles.Add(Role.Provider);
                    break;
                default:
                    return new IdentityResult.Unknown(Form);
            }
        }

        return new IdentityResult.Known(new Caller { UserId = name, Roles = roles, Providers = providers });
    }

    /// <summary>No values when the attribute is not written <c>key=value,value</c>.</summary>
    private static (string Key, string[] Values) Split(string attribute)
    {
        var equals = attribute.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return (attribute, []);
        }

        var values = attribute[(equals + 1)..].Split(',');
        return (attribute[..equals], values.Any(value => value.Length == 0) ? [] : values);
    }

    private static bool IsName(string name) => !name.Contains('=', StringComparison.Ordinal) && CallerIds.IsUserId(name);
}
