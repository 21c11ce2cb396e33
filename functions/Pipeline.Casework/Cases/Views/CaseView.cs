using System.Text.Json.Serialization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases.Views;

/// <summary>The answer of <c>GET /api/cases/{id}</c>. A provider's part leaves out all that is not its own.</summary>
public sealed record CaseView
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    /// <summary>For <c>If-Match</c>: rises with what a person can see.</summary>
    public required int Version { get; init; }

    public CaseKind? Kind { get; init; }

    public string? Type { get; init; }

    public required Stage Stage { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public string? PolicyVersion { get; init; }

    public Priority? Priority { get; init; }

    public Risk? Risk { get; init; }

    public CaseLocation? Location { get; init; }

    public string? LocationText { get; init; }

    public CaseId? PreviousCase { get; init; }

    public SubmissionView? Submission { get; init; }

    public CaseLinks? Links { get; init; }

    public IReadOnlyList<ActionView>? Actions { get; init; }

    public FrameworkView? Framework { get; init; }

    public AssessmentView? Assessment { get; init; }

    public CaseRating? Rating { get; init; }

    public IReadOnlyDictionary<string, Rating>? PreviousRating { get; init; }

    public DraftView? Draft { get; init; }

    public FactualAccuracyView? FactualAccuracy { get; init; }

    public PublicationView? Publication { get; init; }

    public IReadOnlyList<CaseDocument>? Documents { get; init; }

    public required ClocksView Clocks { get; init; }

    public IReadOnlyList<Effect>? Effects { get; init; }

    public IReadOnlyList<Escalation>? Escalations { get; init; }

    public string? Assignee { get; init; }

    public string? Team { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ClosedFacts? Closed { get; init; }

    public required IReadOnlyList<DecisionView> Decisions { get; init; }
}
