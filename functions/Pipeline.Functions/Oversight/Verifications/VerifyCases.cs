using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Audit;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Oversight.Verifications;

/// <summary>
/// Recomputes the hashes of some cases. Key: the case after which they begin; it writes nothing. Retry: <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class VerifyCases(RecordVerifier verifier)
{
    [Function(nameof(VerifyCases))]
    public Task<VerifiedPart> RunAsync([ActivityTrigger] VerifyFrom from, CancellationToken cancellationToken) =>
        verifier.VerifyPartAsync(from.After, RecordVerifier.Batch, cancellationToken);
}
