using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>A decision that a stage allows: by whom, and where it can lead; where <paramref name="To"/> is empty the case stays.</summary>
public sealed record Route(string Decision, IReadOnlyList<Role> Roles, IReadOnlyList<Stage> To, Independence Independence = Independence.None);
