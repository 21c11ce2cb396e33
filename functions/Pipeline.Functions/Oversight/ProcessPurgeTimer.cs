using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Oversight;

/// <summary>Removes processes of cases closed long ago. Running twice removes each once; a run that fails is followed by the next.</summary>
public sealed class ProcessPurgeTimer(ProcessPurge purge)
{
    /// <summary>Every hour, beside what begins on the hour.</summary>
    public const string Schedule = "0 37 * * * *";

    [Function(nameof(ProcessPurge))]
    public Task RunAsync(
        [TimerTrigger(Schedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        purge.RunAsync(client, cancellationToken);
}
