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

    /// <summary>The next tick of the case or the next round of the scanner, whichever comes first.</summary>
    public Tick? NextTick { get; init; }
}
