using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>What came of a turn. Nothing of it has happened yet: it happens when the turn is committed.</summary>
internal sealed record TurnOutcome(
    IReadOnlyList<TurnAction> Actions,
    IReadOnlyList<int> CancelledTimers,
    Completion? Completion,
    string? CustomStatus,
    bool IsSuspended);
