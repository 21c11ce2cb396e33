using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting;

/// <summary>What a function asks for when it fails: `[FixedDelayRetry]` or `[ExponentialBackoffRetry]`.</summary>
internal sealed class RetryPolicy
{
    private readonly TimeSpan _least;
    private readonly TimeSpan _most;

    private RetryPolicy(int maxRetryCount, string least, string most)
    {
        MaxRetryCount = maxRetryCount;
        _least = TimeSpan.Parse(least, CultureInfo.InvariantCulture);
        _most = TimeSpan.Parse(most, CultureInfo.InvariantCulture);
    }

    /// <summary>How often at most; -1 without end.</summary>
    public int MaxRetryCount { get; }

    /// <exception cref="FunctionBindingException">The function carries a retry attribute of another kind.</exception>
    public static RetryPolicy? Of(FunctionDeclaration declaration) => declaration.Retry switch
    {
        null => null,
        FixedDelayRetryAttribute fixedDelay => new RetryPolicy(fixedDelay.MaxRetryCount, fixedDelay.DelayInterval, fixedDelay.DelayInterval),
        ExponentialBackoffRetryAttribute backoff => new RetryPolicy(backoff.MaxRetryCount, backoff.MinimumInterval, backoff.MaximumInterval),
        var other => throw declaration.Fault($"{other.GetType().Name} is not supported."),
    };

    /// <summary>How long to wait after a failure that <paramref name="retries"/> retries came before; null when no more are allowed.</summary>
    public TimeSpan? PauseAfter(int retries)
    {
        if (MaxRetryCount >= 0 && retries >= MaxRetryCount)
        {
            return null;
        }

        var pause = _least * Math.Pow(2, Math.Min(retries, 30));
        return pause < _most ? pause : _most;
    }
}
