using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Reports;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Builds the draft report from the judgements. Key: the effect's key. Retry: <see cref="RetryPolicies.Effect"/>.</summary>
public sealed class BuildDraft(DraftBuilder builder)
{
    [Function(Effects.BuildDraft)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => builder.RunAsync(call, cancellationToken));
}
