namespace Pipeline.Embedded.Queues;

/// <summary>The lock expired or the message was settled before. Nothing was changed.</summary>
public sealed class MessageLockLostException(long sequenceNumber) : Exception($"The lock on message {sequenceNumber} is no longer held.")
{
    public long SequenceNumber { get; } = sequenceNumber;
}
