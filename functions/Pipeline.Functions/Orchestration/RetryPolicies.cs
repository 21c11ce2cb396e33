using Microsoft.DurableTask;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Functions.Orchestration;

/// <summary>How often and how fast activities are tried again.</summary>
public static class RetryPolicies
{
    /// <summary>
    /// Reading and writing the record itself. After 1, 2, 4, 8, 16, 32, 64, 128 and 256 seconds, then every 5 minutes: 100 attempts in about
    /// 8 hours. A process that gives up only then survives a long outage of the store by itself.
    /// </summary>
    public static TaskOptions Record { get; } = Of(new RetryPolicy(100, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(5)));

    /// <summary>
    /// Effects. After 1, 2, 4, 8, 16, 32, 60 and 60 seconds: 9 attempts in about 3 minutes, so that an effect that does not work is parked with
    /// its reason before the sweep finds, after 5 minutes, a process that does not answer.
    /// </summary>
    public static TaskOptions Effect { get; } = Of(new RetryPolicy(9, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(1)));

    /// <summary>
    /// Asking for the verdict on a document. After 1, 4, 16 and 30 seconds: 5 attempts in under a minute. No longer, because a document must not
    /// keep its case waiting: what has no verdict then is an open effect, and the process asks again in <see cref="ScanRounds"/>.
    /// </summary>
    public static TaskOptions Scan { get; } = Of(new RetryPolicy(5, TimeSpan.FromSeconds(1), 4, TimeSpan.FromSeconds(30)));

    public static TaskOptions OfEffect(string effect) => effect == Effects.Scan ? Scan : Effect;

    private static TaskOptions Of(RetryPolicy policy) => TaskOptions.FromRetryPolicy(policy);
}
