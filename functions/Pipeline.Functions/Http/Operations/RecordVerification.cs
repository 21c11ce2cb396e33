using Pipeline.Casework.Audit;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Whether every chain, part and checkpoint of the record holds together, as of a time.</summary>
public sealed record RecordVerification
{
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Nothing is broken, in the record or in its checkpoints.</summary>
    public required bool Intact { get; init; }

    public required int Cases { get; init; }

    public required int Commits { get; init; }

    public required int Parts { get; init; }

    /// <summary>Parts that were disposed of; their chains are whole.</summary>
    public required int Disposed { get; init; }

    public required IReadOnlyList<BrokenLink> Broken { get; init; }

    public required CheckpointReport Checkpoints { get; init; }
}
