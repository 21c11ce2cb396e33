using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Audit;

namespace Pipeline.Functions.Oversight;

/// <summary>Holds the record against the last checkpoint and writes the next one. Running twice does both twice, which is no harm.</summary>
public sealed class CheckpointTimer(NightlyCheck check)
{
    /// <summary>At half past two, when little else happens.</summary>
    public const string Schedule = "0 30 2 * * *";

    [Function(nameof(CheckpointTimer))]
    [FixedDelayRetry(5, "00:05:00")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) => check.RunAsync(cancellationToken);
}
