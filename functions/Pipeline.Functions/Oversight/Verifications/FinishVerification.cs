using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Audit;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>
/// Holds the record against the checkpoints and keeps the result of the whole. Key: the time in <see cref="VerificationEnd"/>; of two results of one
/// time the first is kept. Retry: <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class FinishVerification(CheckpointVerifier checkpoints, VerificationLog log)
{
    [Function(nameof(FinishVerification))]
    public async Task<VerificationCounts> RunAsync([ActivityTrigger] VerificationEnd end, CancellationToken cancellationToken)
    {
        var result = Verification.Of(end.Found, await checkpoints.VerifyAsync(cancellationToken), end.At);
        await log.AddAsync(result, cancellationToken);
        return new VerificationCounts(result.Cases, result.Commits, result.BrokenCount);
    }
}
