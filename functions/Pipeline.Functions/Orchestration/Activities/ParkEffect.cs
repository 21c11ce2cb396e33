using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>
/// Records that an effect failed for good; the case then offers retry and skip. Key: the effect's key, while it is owed. Retry:
/// <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class ParkEffect(EffectParker parker)
{
    [Function(nameof(ParkEffect))]
    public Task RunAsync([ActivityTrigger] ParkCall call, CancellationToken cancellationToken) =>
        parker.ParkAsync(call.Effect, call.Reason, cancellationToken);
}
