namespace Pipeline.Casework.Audit;

/// <summary>A verification that was carried out, and its result.</summary>
public sealed record Verification
{
    /// <summary>More broken links than anybody reads at once; <see cref="BrokenCount"/> says how many there were.</summary>
    public const int MostBroken = 100;

    public required DateTimeOffset At { get; init; }

    /// <summary><c>record</c>: every hash was computed again. <c>checkpoint</c>: the heads were held against the last checkpoint.</summary>
    public required string What { get; init; }

    public required bool Intact { get; init; }

    public int Cases { get; init; }

    public int Commits { get; init; }

    /// <summary>Broken links and what is wrong with the checkpoints.</summary>
    public int BrokenCount { get; init; }

    public IReadOnlyList<BrokenLink> Broken { get; init; } = [];

    public IReadOnlyList<string> CheckpointFaults { get; init; } = [];

    public static Verification Of(VerifyReport record, CheckpointReport checkpoints, DateTimeOffset at) =>
        Of(VerificationFindings.Of(record), checkpoints, at);

    public static Verification Of(VerificationFindings record, CheckpointReport checkpoints, DateTimeOffset at) => new()
    {
        At = at,
        What = VerificationLog.Record,
        Intact = record.BrokenCount == 0 && checkpoints.Intact,
        Cases = record.Cases,
        Commits = record.Commits,
        BrokenCount = record.BrokenCount + checkpoints.Broken.Count + checkpoints.Faults.Count,
        Broken = [.. record.Broken.Concat(checkpoints.Broken).Take(MostBroken)],
        CheckpointFaults = [.. checkpoints.Faults.Take(MostBroken)],
    };

    public static Verification Of(CheckpointReport checkpoints, DateTimeOffset at) =>
        Of(VerificationFindings.None, checkpoints, at) with { What = VerificationLog.Checkpoint };
}
