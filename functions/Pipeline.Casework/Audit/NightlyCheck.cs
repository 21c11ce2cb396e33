namespace Pipeline.Casework.Audit;

/// <summary>Holds the record against the last checkpoint, keeps what it found, and writes the next checkpoint.</summary>
public sealed class NightlyCheck(CheckpointVerifier verifier, CheckpointWriter writer, VerificationLog log, TimeProvider time)
{
    /// <summary>Running twice checks twice and writes two checkpoints, which is no harm. A fault does not hold up the next checkpoint.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = await verifier.VerifyAsync(cancellationToken);
        await log.AddAsync(Verification.Of(report, time.GetUtcNow()), cancellationToken);
        await writer.WriteAsync(cancellationToken);
    }
}
