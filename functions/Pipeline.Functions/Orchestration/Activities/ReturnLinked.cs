using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Gives back the cases that were closed into this one. Key: the effect's key. Retry: <see cref="RetryPolicies.Effect"/>.</summary>
public sealed class ReturnLinked(LinkedCases linked)
{
    [Function(Effects.ReturnLinked)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => linked.RunAsync(call, cancellationToken));
}
