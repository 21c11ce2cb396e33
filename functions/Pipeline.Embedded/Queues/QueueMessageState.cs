namespace Pipeline.Embedded.Queues;

/// <summary>Whether a message can be received. The numbers are those of the broker's own enumeration.</summary>
public enum QueueMessageState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}
