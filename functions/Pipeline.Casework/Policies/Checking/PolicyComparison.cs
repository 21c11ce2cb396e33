namespace Pipeline.Casework.Policies.Checking;

/// <summary>What changes from one set of policies to another, in words.</summary>
internal static class PolicyComparison
{
    public static IReadOnlyList<PolicyChange> Of(PolicyCatalog before, PolicyCatalog after) =>
    [
        .. Between("new cases", [new PolicyFact("version", before.Current.Version)], [new PolicyFact("version", after.Current.Version)]),
        .. after.Versions.SelectMany(version => OfVersion(before, after.Get(version))),
        .. Between("people", DirectoryFacts.Of(before.People), DirectoryFacts.Of(after.People)),
        .. after.Frameworks.SelectMany(framework => OfFramework(before.Frameworks, framework)),
        .. after.Clocks.Calendars.All.SelectMany(calendar => Between(
            $"calendar {calendar.Division}",
            DirectoryFacts.Of(before.Clocks.Calendars.All.Single(other => other.Division == calendar.Division)),
            DirectoryFacts.Of(calendar))),
    ];

    private static IEnumerable<PolicyChange> OfVersion(PolicyCatalog before, Policy policy)
    {
        if (before.Versions.Contains(policy.Version))
        {
            return Between($"version {policy.Version}", VersionFacts.Of(before.Get(policy.Version)), VersionFacts.Of(policy));
        }

        var scope = $"version {policy.Version}";
        return Between(scope, VersionFacts.Of(before.Current), VersionFacts.Of(policy))
            .Prepend(new PolicyChange(scope, $"is new; this is what differs from {before.Current.Version}"));
    }

    private static IEnumerable<PolicyChange> OfFramework(IReadOnlyList<Framework> before, Framework framework)
    {
        var scope = $"framework {framework.Key}";
        if (before.FirstOrDefault(other => other.Key == framework.Key) is { } same)
        {
            return Between(scope, FrameworkFacts.Of(same), FrameworkFacts.Of(framework));
        }

        var nearest = before.Where(other => other.Id == framework.Id).MaxBy(other => other.Version, StringComparer.Ordinal);
        return nearest is null
            ? [new PolicyChange(scope, $"is new: {framework.Title}")]
            : Between(scope, FrameworkFacts.Of(nearest), FrameworkFacts.Of(framework))
                .Prepend(new PolicyChange(scope, $"is new; this is what differs from {nearest.Version}"));
    }

    private static IEnumerable<PolicyChange> Between(string scope, IReadOnlyList<PolicyFact> before, IReadOnlyList<PolicyFact> after)
    {
        var was = before.ToDictionary(fact => fact.Subject, StringComparer.Ordinal);
        var now = after.ToDictionary(fact => fact.Subject, StringComparer.Ordinal);
        foreach (var fact in after)
        {
            if (!was.TryGetValue(fact.Subject, out var old))
            {
                if (fact.Of is null || was.ContainsKey(fact.Of))
                {
                    yield return new PolicyChange(scope, $"{fact.Subject} added: {fact.Value}");
                }
            }
            else if (old.Value != fact.Value)
            {
                yield return new PolicyChange(scope, $"{fact.Subject}: {old.Value} → {fact.Value}");
            }
        }

        foreach (var gone in before.Where(fact => !now.ContainsKey(fact.Subject) && (fact.Of is null || now.ContainsKey(fact.Of))))
        {
            yield return new PolicyChange(scope, $"{gone.Subject} removed; it was: {gone.Value}");
        }
    }
}
