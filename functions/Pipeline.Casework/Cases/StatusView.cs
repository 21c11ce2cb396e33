using System.Text.Json.Serialization;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Cases;

/// <summary>The answer of <c>GET /api/cases/{id}/status</c>.</summary>
public sealed record StatusView
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    public required Stage Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required WaitingFor? WaitingFor { get; init; }

    public ExpectedPublication? ExpectedPublication { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ProcessStatus? Orchestration { get; init; }

    /// <summary>Why nothing more is tried; to staff and operations only.</summary>
    public string? Parked { get; init; }

    /// <summary>To staff and operations only.</summary>
    public StuckCase? Stuck { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    public required IReadOnlyList<string> NextSteps { get; init; }

    /// <summary>Changes whenever anything above may change.</summary>
    [JsonIgnore]
    public string ETag { get; init; } = string.Empty;
}
