using Pipeline.Casework.Documents;

namespace Pipeline.Casework.Cases.Views;

/// <summary>
/// The answer of <c>GET /api/cases/{id}</c> to a provider: what it submitted itself, and draft, points and dates once they were sent to it. It
/// has no member that could tell where a case came from.
/// </summary>
public sealed record ProviderCaseView
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    /// <summary>For <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Of its own submission only.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>Of its own submission only.</summary>
    public string? Type { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>Of its own submission only.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    public CaseLocation? Location { get; init; }

    public SubmissionView? Submission { get; init; }

    /// <summary>As it was sent, not as it is edited.</summary>
    public DraftView? Draft { get; init; }

    public FactualAccuracyView? FactualAccuracy { get; init; }

    public PublicationView? Publication { get; init; }

    /// <summary>Its own.</summary>
    public required IReadOnlyList<CaseDocument> Documents { get; init; }

    public required ClocksView Clocks { get; init; }

    public required IReadOnlyList<DecisionView> Decisions { get; init; }
}
