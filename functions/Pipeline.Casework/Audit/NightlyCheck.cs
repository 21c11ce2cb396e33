using Microsoft.Extensions.Logging;

namespace Pipeline.Casework.Audit;

/// <summary>Holds the record against the last checkpoint, keeps what it found, and writes the next checkpoint.</summary>
public sealed partial class NightlyCheck(
    CheckpointVerifier verifier, CheckpointWriter writer, VerificationLog log, TimeProvider time, ILogger<NightlyCheck> logger)
{
    /// <summary>Running twice checks twice and writes two checkpoints, which is no harm. A fault does not hold up the next checkpoint.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var found = Verification.Of(await verifier.VerifyAsync(cancellationToken), time.GetUtcNow());
        await log.AddAsync(found, cancellationToken);
        await writer.WriteAsync(cancellationToken);
        LogChecked(logger, found.BrokenCount == 0 ? LogLevel.Information : LogLevel.Warning, found.BrokenCount);
    }

    [LoggerMessage(EventId = 1105, Message = "The nightly check found {Faults} faults in the record.")]
    private static partial void LogChecked(ILogger logger, LogLevel level, int faults);
}
