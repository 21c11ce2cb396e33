using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>A turn that is ready to be committed, and what must happen once it is.</summary>
internal sealed record PlannedTurn(TurnCommit Commit)
{
    /// <summary>What the orchestrator was told.</summary>
    public IReadOnlyList<TurnEvent> Events { get; init; } = [];

    public IReadOnlyList<TurnAction> Actions { get; init; } = [];

    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    /// <summary>The execution has ended; the instance may go on with the next one.</summary>
    public bool EndsExecution { get; init; }

    /// <summary>What stays in memory until the instance starts: the kept events, and those that stood in the inbox already.</summary>
    public IReadOnlyList<Arrival>? Holds { get; init; }

    /// <summary>The instance heard everything it was held back from.</summary>
    public bool Starts { get; init; }
}
