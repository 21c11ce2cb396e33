using System.Text.Json.Serialization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Cases.Views;

/// <summary>The answer of <c>GET /api/cases/{id}</c> to staff. What a case does not have yet is null, not absent.</summary>
public sealed record CaseView
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    /// <summary>For <c>If-Match</c>: rises with what a person can see.</summary>
    public required int Version { get; init; }

    public required CaseKind Kind { get; init; }

    public string? Type { get; init; }

    public required Stage Stage { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string PolicyVersion { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Priority? Priority { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Risk? Risk { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CaseLocation? Location { get; init; }

    public string? LocationText { get; init; }

    public CaseId? PreviousCase { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SubmissionView? Submission { get; init; }

    public required CaseLinks Links { get; init; }

    public required IReadOnlyList<ActionView> Actions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required FrameworkView? Framework { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required AssessmentView? Assessment { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CaseRating? Rating { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IReadOnlyDictionary<string, Rating>? PreviousRating { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DraftView? Draft { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required FactualAccuracyView? FactualAccuracy { get; init; }

    public PublicationView? Publication { get; init; }

    public required IReadOnlyList<CaseDocument> Documents { get; init; }

    public required ClocksView Clocks { get; init; }

    public required IReadOnlyList<Effect> Effects { get; init; }

    public required IReadOnlyList<Escalation> Escalations { get; init; }

    public string? Assignee { get; init; }

    /// <summary>Who looks after it is away now; absent where that is not so. The assignment stands.</summary>
    public Absence? AssigneeAway { get; init; }

    public string? Team { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ClosedFacts? Closed { get; init; }

    public required IReadOnlyList<DecisionView> Decisions { get; init; }
}
