namespace Pipeline.Casework.Cases;

/// <summary>A store cannot answer for the moment; the same call may succeed later. Answered as 503 with <c>Retry-After</c>.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>When to try again, if the store said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
