namespace Pipeline.Embedded.Queues;

/// <summary>The right of one delivery to settle its message.</summary>
public readonly record struct MessageLock(long SequenceNumber, Guid Token);
