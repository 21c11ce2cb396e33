using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Renders the edition fixed by the record and makes it public. Key: the effect's key. Retry: <see cref="RetryPolicies.Effect"/>.</summary>
public sealed class Publish(Publisher publisher)
{
    [Function(Effects.Publish)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => publisher.RunAsync(call, cancellationToken));
}
