using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight.Digests;

namespace Pipeline.Functions.Oversight;

/// <summary>Sends the day's digests once their hour has come. Running twice sends each once.</summary>
public sealed class DigestTimer(DigestSender digests)
{
    [Function(nameof(DigestTimer))]
    public Task RunAsync([TimerTrigger($"%{PipelineSettings.DigestSchedule}%")] TimerInfo timer, CancellationToken cancellationToken) => digests.RunAsync(cancellationToken);
}
