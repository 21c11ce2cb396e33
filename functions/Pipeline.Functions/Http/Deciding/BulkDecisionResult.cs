using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>What became of one decision of many. <see cref="Status"/> is what the decision alone would have answered.</summary>
public sealed record BulkDecisionResult
{
    public required string? CaseId { get; init; }

    public required string? Decision { get; init; }

    public required int Status { get; init; }

    public int? Version { get; init; }

    public Stage? Stage { get; init; }

    public Absence? AssigneeAway { get; init; }

    public IReadOnlyDictionary<string, object>? Problem { get; init; }
}
