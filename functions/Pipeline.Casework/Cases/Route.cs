using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>A decision that a stage allows, and where it can lead; where <paramref name="To"/> is empty the case stays.</summary>
public sealed record Route(string Decision, IReadOnlyList<Stage> To, Independence Independence = Independence.None)
{
    /// <summary>The roles that a policy may give it to. Confidentiality sets these limits, so they are no policy.</summary>
    public IReadOnlyList<Role> Grantable { get; init; } = RoleGrants.Staff;
}
