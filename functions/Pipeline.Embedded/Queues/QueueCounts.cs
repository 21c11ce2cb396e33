namespace Pipeline.Embedded.Queues;

/// <summary>How many messages a queue holds. Active ones include those that are locked.</summary>
public sealed record QueueCounts(long Active, long Scheduled, long Deferred, long DeadLettered);
