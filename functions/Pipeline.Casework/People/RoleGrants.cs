namespace Pipeline.Casework.People;

/// <summary>To whom a policy may give decisions, by what taking them shows or stands for.</summary>
public static class RoleGrants
{
    /// <summary>Whoever takes it must read the case.</summary>
    public static IReadOnlyList<Role> Staff { get; } = [Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager];

    /// <summary>It can be taken without reading a narrative.</summary>
    public static IReadOnlyList<Role> StaffAndOperations { get; } = [.. Staff, Role.Operations];

    /// <summary>It answers what only the submitter was asked, and staff may write down an answer that came another way.</summary>
    public static IReadOnlyList<Role> StaffAndSubmitter { get; } = [.. Staff, Role.Submitter];

    /// <summary>It is recorded as the submitter's own words.</summary>
    public static IReadOnlyList<Role> Submitter { get; } = [Role.Submitter];

    /// <summary>It is the provider's answer to what only the provider was sent.</summary>
    public static IReadOnlyList<Role> Provider { get; } = [Role.Provider];
}
