namespace Pipeline.Casework.Policies;

/// <summary>How often, over which time, a message that failed for a passing reason is tried.</summary>
public sealed record MessageRetry
{
    /// <summary>From 2 to 30.</summary>
    public required int Attempts { get; init; }

    public required TimeSpan Over { get; init; }

    /// <summary>
    /// How long to wait after a failed attempt, the first being 1. Each delay doubles the one before and all of them add up to
    /// <see cref="Over"/>. Null after the last attempt: the message is dead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is less than 1.</exception>
    public TimeSpan? DelayAfter(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (attempt >= Attempts)
        {
            return null;
        }

        var parts = (1L << (Attempts - 1)) - 1;
        return TimeSpan.FromSeconds(Over.TotalSeconds * (1L << (attempt - 1)) / parts);
    }
}
