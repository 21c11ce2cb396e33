using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>
/// Gives a rebuild the moment that tells it from all others. Key: none is needed, for one that was given twice is used once. Retry:
/// <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class BeginRebuild(ProjectionRebuild rebuild)
{
    [Function(nameof(BeginRebuild))]
    public Task<DateTimeOffset> RunAsync([ActivityTrigger] DateTimeOffset asked, CancellationToken cancellationToken) =>
        rebuild.BeginAsync(asked, cancellationToken);
}
