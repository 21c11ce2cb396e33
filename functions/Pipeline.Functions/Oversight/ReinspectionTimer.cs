using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Assessment;

namespace Pipeline.Functions.Oversight;

/// <summary>Opens the assessments that are due again. Running twice opens each once.</summary>
public sealed class ReinspectionTimer(Reinspector reinspector)
{
    /// <summary>A quarter past three, when little else happens.</summary>
    public const string Schedule = "0 15 3 * * *";

    [Function(nameof(ReinspectionTimer))]
    [FixedDelayRetry(5, "00:05:00")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) => reinspector.RunAsync(cancellationToken);
}
