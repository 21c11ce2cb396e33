using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Oversight;

/// <summary>Finds stuck cases and gives them a fresh process. A sweep that fails is followed by the next one.</summary>
public sealed class SweepTimer(StuckSweep sweep, TimeProvider time)
{
    [Function(nameof(StuckSweep))]
    public Task RunAsync(
        [TimerTrigger($"%{PipelineSettings.SweepSchedule}%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        sweep.RunAsync(new CertainProcesses(client, time, CertainProcesses.Patience), cancellationToken);
}
