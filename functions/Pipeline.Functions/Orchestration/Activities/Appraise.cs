using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Appraises a case and moves it to triage. Key: the effect's key. Retry: <see cref="RetryPolicies.Effect"/>.</summary>
public sealed class Appraise(Appraiser appraiser)
{
    [Function(Effects.Appraise)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => appraiser.RunAsync(call, cancellationToken));
}
