using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications;

/// <summary>The answer to a submission: the one reference for ever, and the code that proves who submitted.</summary>
public sealed record Receipt
{
    public required CaseId CaseId { get; init; }

    public required string Reference { get; init; }

    /// <summary>Null for an assessment that the regulator opened itself.</summary>
    public string? AccessCode { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string StatusUrl { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}
