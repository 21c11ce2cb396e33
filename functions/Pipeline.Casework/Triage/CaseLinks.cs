using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>How a case hangs together with others.</summary>
public sealed record CaseLinks
{
    public IReadOnlyList<ProposedLink> Proposed { get; init; } = [];

    /// <summary>Cases that were closed into this one.</summary>
    public IReadOnlyList<CaseId> Linked { get; init; } = [];

    /// <summary>The case this one was closed into.</summary>
    public CaseId? LinkedTo { get; init; }
}
