namespace Pipeline.Embedded.Queues;

/// <summary>What a sender gives to a queue. Body and properties arrive as they were given.</summary>
public sealed record QueueMessage
{
    public required string MessageId { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? Subject { get; init; }

    public string? ContentType { get; init; }

    public string? CorrelationId { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? ReplyToSessionId { get; init; }

    public string? SessionId { get; init; }

    /// <summary>Null: as long as the queue allows.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The message is invisible to receivers until then; null or a time that has passed: visible at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Values are of the types that a broker carries: text, bool, whole and floating numbers, decimal, Guid, times, bytes.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>();
}
