namespace Pipeline.Embedded.Queues;

/// <summary>One queue as a broker would be told to make it. The defaults are those of the deployed queues.</summary>
public sealed record QueueSettings
{
    public required string Name { get; init; }

    /// <summary>How long a receiver holds a message before it becomes available again.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A message given back after this many deliveries is dead.</summary>
    public int MaxDeliveryCount { get; init; } = 5;

    /// <summary>A second message with the same id within this time is accepted and dropped.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The longest a message lives; null for ever.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>True: an expired message is dead. False: it is gone.</summary>
    public bool DeadLetterOnExpiration { get; init; } = true;

    /// <summary>Every message names its session, and a receiver holds a whole session.</summary>
    public bool RequiresSession { get; init; }
}
