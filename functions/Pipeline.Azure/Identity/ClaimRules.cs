using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Azure.Identity;

/// <summary>Which claims say what about a caller.</summary>
public sealed record ClaimRules
{
    /// <summary>Nobody is given these: one is the process itself, the other is shown by an access code.</summary>
    public static IReadOnlySet<Role> NeverGranted { get; } = new HashSet<Role> { Role.System, Role.Submitter };

    /// <summary>The roles as they are written, such as <c>triage</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> RolesByTheirNames { get; } =
        Enum.GetValues<Role>().Where(role => !NeverGranted.Contains(role))
            .ToDictionary(Names.Of, role => (IReadOnlyList<Role>)[role], StringComparer.Ordinal);

    /// <summary>The first of these that there is gives the user id.</summary>
    public IReadOnlyList<string> UserClaims { get; init; } = ["oid", "sub"];

    public string RolesClaim { get; init; } = "roles";

    /// <summary>What a value of <see cref="RolesClaim"/> makes of somebody; values that are not here make nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Role>> Roles { get; init; } = RolesByTheirNames;

    /// <summary>For whom somebody acts: one id or several, with commas or spaces between them.</summary>
    public string ProvidersClaim { get; init; } = "providers";

    /// <summary>What a value of <see cref="ProvidersClaim"/> stands for; null: values are the ids of providers themselves.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Providers { get; init; }
}
