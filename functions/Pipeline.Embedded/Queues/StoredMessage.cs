namespace Pipeline.Embedded.Queues;

/// <summary>A message as the queue holds it.</summary>
public sealed record StoredMessage
{
    public required QueueMessage Message { get; init; }

    /// <summary>The queue, or its dead-letter queue, that holds the message.</summary>
    public required string Entity { get; init; }

    public required long SequenceNumber { get; init; }

    /// <summary>The number it was first given: a scheduled message gets a new one when it is due.</summary>
    public required long EnqueuedSequenceNumber { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>Deliveries so far, the present one included.</summary>
    public required int DeliveryCount { get; init; }

    public required QueueMessageState State { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The queue a dead letter came from.</summary>
    public string? DeadLetterSource { get; init; }

    public string? DeadLetterReason => Message.Properties.GetValueOrDefault(QueueStore.DeadLetterReasonProperty) as string;

    public string? DeadLetterDescription => Message.Properties.GetValueOrDefault(QueueStore.DeadLetterDescriptionProperty) as string;
}
