using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        var minimum = FixedDelayRetryAttribute.Interval(minimumInterval, nameof(minimumInterval));
        var maximum = FixedDelayRetryAttribute.Interval(maximumInterval, nameof(maximumInterval));
        if (minimum > maximum)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The minimum interval {minimum} is longer than the maximum {maximum}."),
                nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }
}
