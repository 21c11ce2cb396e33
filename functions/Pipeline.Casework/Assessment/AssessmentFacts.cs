using System.Text.Json.Serialization;

namespace Pipeline.Casework.Assessment;

/// <summary>What an assessment has gathered so far.</summary>
public sealed record AssessmentFacts
{
    /// <summary><c>id@version</c> of the framework; null before acceptance.</summary>
    public string? Framework { get; init; }

    /// <summary>Ratings in force when the workspace was opened, by key question; <c>overall</c> among them.</summary>
    public IReadOnlyDictionary<string, Rating> Previous { get; init; } = new Dictionary<string, Rating>();

    public IReadOnlyList<string> Statements { get; init; } = [];

    public IReadOnlyList<string> Team { get; init; } = [];

    public IReadOnlyList<Visit> Visits { get; init; } = [];

    /// <summary>The judgement in force per statement or key question.</summary>
    public IReadOnlyList<CaseJudgement> Judgements { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public IReadOnlyList<Breach> Breaches { get; init; } = [];

    public IReadOnlyList<RatingOverride> Overrides { get; init; } = [];

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Everybody who was in a visit that counts, made a judgement, or is otherwise not independent of the assessment.</summary>
    [JsonIgnore]
    public IEnumerable<string> Assessors => Visits.Where(visit => !visit.Void).SelectMany(visit => visit.Team)
        .Concat(Judgements.Select(judgement => judgement.By))
        .Concat(JudgedBefore)
        .Distinct();

    /// <summary>Authors of judgements that were since replaced.</summary>
    public IReadOnlyList<string> JudgedBefore { get; init; } = [];

    /// <summary>The documents that a judgement relies on, and those attached to what it is about.</summary>
    public IReadOnlyList<string> DocumentsFor(CaseJudgement judgement) =>
    [
        .. judgement.Evidence
            .Concat(Evidence.Where(evidence => evidence.Statements.Contains(judgement.Statement ?? judgement.KeyQuestion)).Select(evidence => evidence.DocumentId))
            .Distinct(),
    ];

    /// <summary>The days of the visits that count, the earliest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateOnly> VisitDates => [.. Visits.Where(visit => !visit.Void).Select(visit => visit.Date).Order()];

    [JsonIgnore]
    public DateOnly? FirstVisit => Visits.Where(visit => !visit.Void).Select(visit => (DateOnly?)visit.Date).Min();

    [JsonIgnore]
    public DateOnly? LastVisit => Visits.Where(visit => !visit.Void).Select(visit => (DateOnly?)visit.Date).Max();
}
