using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Asks for the verdict on documents that came without one. Key: the effect's key. Retry: <see cref="RetryPolicies.Scan"/>.</summary>
public sealed class Scan(DocumentScan scan)
{
    [Function(Effects.Scan)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => scan.RunAsync(call, cancellationToken));
}
