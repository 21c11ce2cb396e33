using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Functions.Imports;

namespace Pipeline.Functions.Oversight;

/// <summary>Starts stopped imports again, and removes what none will ever need. Running twice is no harm; one that fails is followed by the next.</summary>
public sealed class ImportTimer(ImportSweep sweep, ImportDisposal disposal)
{
    [Function(nameof(ImportSweep))]
    public Task SweepAsync(
        [TimerTrigger($"%{PipelineSettings.SweepSchedule}%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        sweep.RunAsync(client, cancellationToken);

    [Function(nameof(ImportDisposal))]
    [FixedDelayRetry(5, "00:05:00")]
    public Task DisposeAsync([TimerTrigger(DisposalTimer.Schedule)] TimerInfo timer, CancellationToken cancellationToken) => disposal.RunAsync(cancellationToken);
}
