using Pipeline.Casework.Cases;

namespace Pipeline.Casework.People;

/// <summary>What a caller is to one case.</summary>
public sealed record CaseAccess
{
    private CaseAccess()
    {
    }

    public bool IsStaff { get; private init; }

    /// <summary>Holds the access code, or is the provider that submitted it.</summary>
    public bool IsSubmitter { get; private init; }

    /// <summary>Speaks for the provider of the place, and the draft has been sent to it.</summary>
    public bool IsProvider { get; private init; }

    public bool IsOperations { get; private init; }

    public bool IsAuditor { get; private init; }

    /// <summary>False: to this caller the case does not exist.</summary>
    public bool MayKnow => IsStaff || IsSubmitter || IsProvider || IsOperations || IsAuditor;

    /// <summary>The roles the caller can act in on this case.</summary>
    public required IReadOnlySet<Role> Roles { get; init; }

    public static CaseAccess Of(Caller caller, CaseState state)
    {
        var submitter = caller.SubmitterOf == state.CaseId
            || (caller.Is(Role.Provider) && state.Submission is { } submission && caller.Providers.Overlaps(submission.SubmittedFor));
        var provider = caller.Is(Role.Provider) && state.Draft.Sent is not null
            && state.Location is { } location && caller.Providers.Contains(location.ProviderId);
        var roles = caller.Roles.Where(role => role is not Role.Provider and not Role.Submitter).ToHashSet();
        if (submitter)
        {
            roles.Add(Role.Submitter);
        }

        if (provider)
        {
            roles.Add(Role.Provider);
        }

        return new CaseAccess
        {
            IsStaff = caller.IsStaff,
            IsSubmitter = submitter,
            IsProvider = provider,
            IsOperations = caller.Is(Role.Operations),
            IsAuditor = caller.Is(Role.Auditor),
            Roles = roles,
        };
    }
}
