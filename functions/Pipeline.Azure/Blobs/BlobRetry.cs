using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// How often one request is sent. With somebody waiting for the answer: twice, and once only when the service names a time to come back at, since
/// the caller can be told. In the background: up to six times, after pauses that grow from 0.2 to 10 seconds; then its message comes again by itself.
/// </summary>
internal sealed class BlobRetry(DelayStrategy pauses) : RetryPolicy(BackgroundRetries, pauses)
{
    public const int BackgroundRetries = 5;
    public const int InteractiveRetries = 1;
    public const string RetryAfterSeconds = "Retry-After";
    public const string RetryAfterMilliseconds = "x-ms-retry-after-ms";

    public static DelayStrategy Pauses { get; } =
        DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10));

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => MayWait(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        MayWait(message) && await base.ShouldRetryAsync(message, exception);

    private static bool MayWait(HttpMessage message) =>
        !Interactive.IsCurrent || (message.ProcessingContext.RetryNumber < InteractiveRetries && !NamesATime(message));

    private static bool NamesATime(HttpMessage message) =>
        message.HasResponse && (message.Response.Headers.Contains(RetryAfterSeconds) || message.Response.Headers.Contains(RetryAfterMilliseconds));
}
