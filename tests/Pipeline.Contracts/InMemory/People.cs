using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Contracts.InMemory;

/// <summary>Callers as identity gives them; staff by their names in the shipped policy.</summary>
public static class People
{
    public const string ProviderId = "1-101647";

    public static Caller Triage { get; } = Staff("triage-1", Role.Triage);

    public static Caller Inspector { get; } = Staff("inspector-1", Role.Inspector);

    public static Caller Reviewer { get; } = Staff("reviewer-1", Role.Reviewer);

    public static Caller Publisher { get; } = Staff("publisher-1", Role.Publisher);

    public static Caller Manager { get; } = Staff("manager-1", Role.Manager);

    public static Caller Operations { get; } = Staff("operations-1", Role.Operations);

    public static Caller Auditor { get; } = Staff("auditor-1", Role.Auditor);

    public static Caller Provider { get; } = ProviderOf(ProviderId);

    public static Caller Staff(string user, params IEnumerable<Role> roles) => new() { UserId = user, Roles = roles.ToHashSet() };

    public static Caller ProviderOf(string providerId) =>
        new() { UserId = $"person-at-{providerId}", Roles = new HashSet<Role> { Role.Provider }, Providers = new HashSet<string> { providerId } };

    public static Caller SubmitterOf(CaseId caseId) =>
        new() { UserId = "submitter", Roles = new HashSet<Role> { Role.Submitter }, SubmitterOf = caseId };

    /// <summary>A caller who may act in the role on any case.</summary>
    public static Caller In(Role role, CaseId caseId) => role switch
    {
        Role.Submitter => SubmitterOf(caseId),
        Role.Provider => Provider,
        _ => Staff($"{Names.Of(role)}-1", role),
    };
}
