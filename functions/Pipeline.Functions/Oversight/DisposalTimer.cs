using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight.Disposal;

namespace Pipeline.Functions.Oversight;

/// <summary>Disposes of what has been kept long enough. Running twice, or again after half of it, is no harm.</summary>
public sealed class DisposalTimer(DisposalSweep disposals)
{
    /// <summary>A quarter to four, when little else happens.</summary>
    public const string Schedule = "0 45 3 * * *";

    [Function(nameof(DisposalTimer))]
    [FixedDelayRetry(5, "00:05:00")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) => disposals.RunAsync(cancellationToken);
}
