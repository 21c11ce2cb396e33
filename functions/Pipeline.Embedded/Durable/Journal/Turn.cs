namespace Pipeline.Embedded.Durable.Journal;

/// <summary>One row of the journal: what an instance heard at one instant, and all it did about it.</summary>
internal sealed record Turn(
    DateTime At,
    IReadOnlyList<TurnEvent> Events,
    IReadOnlyList<TurnAction> Actions,
    IReadOnlyList<int>? CancelledTimers,
    Completion? Completion);
