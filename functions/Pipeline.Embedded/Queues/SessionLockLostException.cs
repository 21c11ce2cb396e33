namespace Pipeline.Embedded.Queues;

/// <summary>The lock on the session expired or was released. Nothing was changed.</summary>
public sealed class SessionLockLostException(string sessionId) : Exception($"The lock on session '{sessionId}' is no longer held.")
{
    public string SessionId { get; } = sessionId;
}
