namespace Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

public enum RetryStrategy
{
    ExponentialBackoff = 0,
    FixedDelay = 1,
}
