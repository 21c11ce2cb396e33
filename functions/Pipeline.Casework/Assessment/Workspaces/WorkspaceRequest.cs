using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>A document as somebody brings it back. Whether the caller may is checked before.</summary>
public sealed record WorkspaceRequest
{
    public required Caller Caller { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>The version the caller has seen; null takes any.</summary>
    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }
}
