using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Opens the workspace of an assessment with the ratings in force. Key: the effect's key. Retry: <see cref="RetryPolicies.Effect"/>.</summary>
public sealed class OpenWorkspace(WorkspaceOpener opener)
{
    [Function(Effects.OpenWorkspace)]
    public Task<EffectReport> RunAsync([ActivityTrigger] EffectCall call, CancellationToken cancellationToken) =>
        EffectReport.OfAsync(() => opener.RunAsync(call, cancellationToken));
}
