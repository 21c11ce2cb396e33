using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

internal sealed class EmbeddedRetryContext(int retryCount, int maxRetryCount) : RetryContext
{
    public static EmbeddedRetryContext None { get; } = new(0, 0);

    public override int RetryCount { get; } = retryCount;

    public override int MaxRetryCount { get; } = maxRetryCount;
}
