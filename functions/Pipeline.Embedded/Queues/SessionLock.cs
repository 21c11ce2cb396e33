namespace Pipeline.Embedded.Queues;

/// <summary>The exclusive right to receive the messages of one session.</summary>
public sealed record SessionLock(string Queue, string SessionId, Guid Token, DateTimeOffset LockedUntil);
