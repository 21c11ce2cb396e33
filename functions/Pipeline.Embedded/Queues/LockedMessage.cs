namespace Pipeline.Embedded.Queues;

/// <summary>A delivery: the message and the lock under which its receiver may settle it. In a session the lock is the session's.</summary>
public sealed record LockedMessage(StoredMessage Stored, Guid LockToken, DateTimeOffset LockedUntil)
{
    public MessageLock Lock => new(Stored.SequenceNumber, LockToken);
}
