namespace Pipeline.Casework.People;

/// <summary>What identity found.</summary>
public abstract record IdentityResult
{
    private IdentityResult()
    {
    }

    public sealed record Known(Caller Caller) : IdentityResult;

    /// <summary>401 with this text.</summary>
    public sealed record Unknown(string Why) : IdentityResult;

    /// <summary>503: whoever would know does not answer; try again after this time.</summary>
    public sealed record Unavailable(TimeSpan RetryAfter) : IdentityResult;

    /// <summary>429: too many wrong access codes; try again after this time.</summary>
    public sealed record TooManyAttempts(TimeSpan RetryAfter) : IdentityResult;
}
