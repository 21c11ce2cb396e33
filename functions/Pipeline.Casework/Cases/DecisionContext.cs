using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>What a decision is taken from: the case as read, who decides, when, and under which policy.</summary>
public sealed class DecisionContext
{
    public required CaseState State { get; init; }

    public required Policy Policy { get; init; }

    /// <summary>Frameworks, people and lists as loaded today; a case's own policy version holds its service levels.</summary>
    public required Caller Caller { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The optional or required reason, read from every body.</summary>
    public string? Reason { get; init; }

    public required ICaseLookups Lookups { get; init; }

    public required InstallationKey Key { get; init; }

    public required IdSource Ids { get; init; }
}
