namespace Pipeline.Casework.Cases;

/// <summary>A cache of the fold up to <see cref="Version"/>. Useless, not wrong, when <see cref="FoldVersion"/> is not the code's own.</summary>
public sealed record SnapshotDocument
{
    public required CaseId CaseId { get; init; }

    public required int Version { get; init; }

    /// <summary>Hash of the commit at <see cref="Version"/>.</summary>
    public required string Hash { get; init; }

    public required int FoldVersion { get; init; }

    public required string State { get; init; }
}
