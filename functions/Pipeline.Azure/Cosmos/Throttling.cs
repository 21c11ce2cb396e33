using Pipeline.Casework.Cases;
using Polly;
using Polly.Retry;

namespace Pipeline.Azure.Cosmos;

/// <summary>
/// What happens when the database has no room for a call. An interactive one fails at once, with the time that the database asks for, since the
/// caller can be told and its share of the throughput is small. A background one tries again, up to <see cref="Attempts"/> times, after pauses that
/// grow with jitter up to <see cref="LongestPause"/>; then its message or its feed batch comes again by itself.
/// </summary>
internal sealed class Throttling(TimeProvider time)
{
    public const int Attempts = 6;

    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline _background = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<StoreUnavailableException>(),
            MaxRetryAttempts = Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
        })
        .Build();

    public Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) => Interactive.IsCurrent
        ? call(cancellationToken)
        : _background.ExecuteAsync(async token => await call(token), cancellationToken).AsTask();
}
