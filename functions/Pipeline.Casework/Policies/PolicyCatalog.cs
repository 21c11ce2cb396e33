using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary>All policy versions that are loaded, and the one under which new cases are opened.</summary>
public sealed class PolicyCatalog
{
    private readonly Dictionary<string, Policy> byVersion;

    internal PolicyCatalog(IReadOnlyList<Policy> policies, string current)
    {
        byVersion = policies.ToDictionary(policy => policy.Version, StringComparer.Ordinal);
        Versions = [.. policies.Select(policy => policy.Version)];
        Current = byVersion[current];
    }

    public Policy Current { get; }

    public IReadOnlyList<string> Versions { get; }

    public IReadOnlyList<Framework> Frameworks => Current.Frameworks;

    public PeopleDirectory People => Current.People;

    public Clocks Clocks => Current.Clocks;

    /// <summary>The policy that comes with the product.</summary>
    public static PolicyCatalog LoadShipped() => PolicyLoader.Load(PolicyFiles.Shipped());

    /// <summary>
    /// The shipped policy with the files of a folder in place of those with the same name, and added to it. So a folder may hold only
    /// <c>people.json</c>, and no version that cases were opened under is lost.
    /// </summary>
    /// <exception cref="PolicyFaultsException">Something is wrong; nothing is loaded.</exception>
    public static PolicyCatalog Load(string directory) => PolicyLoader.Load(PolicyFiles.Over(directory));

    /// <exception cref="UnknownPolicyVersionException">It is not loaded.</exception>
    public Policy Get(string version) =>
        byVersion.TryGetValue(version, out var policy) ? policy : throw new UnknownPolicyVersionException(version, Versions);

    /// <summary>The same catalog where notifications of these types, in every version that has them, are routine.</summary>
    public PolicyCatalog Noting(IReadOnlyCollection<string> codes) => Each(policy => policy with
    {
        NotificationTypes = [.. policy.NotificationTypes.Select(type => type with { Note = type.Note || codes.Contains(type.Code) })],
    });

    /// <summary>The same catalog with other people, who hold for every version.</summary>
    public PolicyCatalog With(PeopleDirectory people) => Each(policy => policy with { People = people });

    /// <summary>The same catalog where one night opens no more re-inspections than these.</summary>
    public PolicyCatalog ReinspectingAtMost(int perNight) => Each(policy => policy with { Reinspection = policy.Reinspection with { MostPerNight = perNight } });

    private PolicyCatalog Each(Func<Policy, Policy> change) => new([.. Versions.Select(version => change(byVersion[version]))], Current.Version);
}
