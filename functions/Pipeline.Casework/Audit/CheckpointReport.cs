namespace Pipeline.Casework.Audit;

/// <summary>What a verification of the checkpoints looked at and found.</summary>
public sealed record CheckpointReport
{
    public required int Checkpoints { get; init; }

    /// <summary>What is wrong with the checkpoints themselves.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Cases that the newest checkpoint knows otherwise than the record.</summary>
    public required IReadOnlyList<BrokenLink> Broken { get; init; }

    public bool Intact => Faults.Count == 0 && Broken.Count == 0;
}
