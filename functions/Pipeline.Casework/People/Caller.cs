using Pipeline.Casework.Cases;

namespace Pipeline.Casework.People;

/// <summary>Who asks, as identity established it.</summary>
public sealed record Caller
{
    public static IReadOnlySet<Role> Staff { get; } = new HashSet<Role> { Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager };

    /// <summary>Somebody without a sign-in.</summary>
    public static Caller Public { get; } = new() { UserId = CallerIds.Public };

    /// <summary>The user id; <c>public</c> without sign-in, <c>submitter</c> for the holder of an access code.</summary>
    public required string UserId { get; init; }

    public IReadOnlySet<Role> Roles { get; init; } = new HashSet<Role>();

    /// <summary>The providers a signed-in provider speaks for.</summary>
    public IReadOnlySet<string> Providers { get; init; } = new HashSet<string>();

    /// <summary>The case whose access code was shown.</summary>
    public CaseId? SubmitterOf { get; init; }

    /// <summary>Not so for the holder of an access code: anybody gets one who sends something in.</summary>
    public bool IsSignedIn => UserId != CallerIds.Public && SubmitterOf is null;

    public bool IsStaff => Roles.Overlaps(Staff);

    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>The scope of idempotency keys: one per user, one for all callers without a sign-in.</summary>
    public string Scope => SubmitterOf is { } caseId ? $"submitter:{caseId}" : UserId;
}
