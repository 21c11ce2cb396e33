namespace Pipeline.Casework.Messages;

/// <summary>The headers of a message that was given up.</summary>
public sealed record DeadLetter
{
    public required string Queue { get; init; }

    public required long SequenceNumber { get; init; }

    public required string MessageId { get; init; }

    public string? Subject { get; init; }

    public string? CaseId { get; init; }

    public required string Reason { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public required int DeliveryCount { get; init; }
}
