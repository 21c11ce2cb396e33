namespace Pipeline.Casework.Cases;

/// <summary>What a process needs to know to go on: ids and small values only.</summary>
public sealed record Position
{
    public required PositionStatus Status { get; init; }

    public int Version { get; init; }

    public Stage Stage { get; init; }

    public int StageEntry { get; init; }

    /// <summary>The activities still to run, in order.</summary>
    public IReadOnlyList<OwedActivity> Activities { get; init; } = [];

    public Tick? NextTick { get; init; }
}
