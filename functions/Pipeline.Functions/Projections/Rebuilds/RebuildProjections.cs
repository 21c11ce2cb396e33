using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>
/// Makes some cases' rows and reports anew. Key: the rebuild and the case after which they begin; again, it makes the same ones again. Retry: <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class RebuildProjections(ProjectionRebuild rebuild)
{
    [Function(nameof(RebuildProjections))]
    public Task<RebuiltPart> RunAsync([ActivityTrigger] RebuildFrom from, CancellationToken cancellationToken) =>
        rebuild.RunPartAsync(from.Began, from.After, ProjectionRebuild.Batch, cancellationToken);
}
