namespace Pipeline.Embedded.Queues;

/// <summary>No message in that state has this sequence number.</summary>
public sealed class MessageNotFoundException(long sequenceNumber) : Exception($"There is no such message {sequenceNumber}.")
{
    public long SequenceNumber { get; } = sequenceNumber;
}
