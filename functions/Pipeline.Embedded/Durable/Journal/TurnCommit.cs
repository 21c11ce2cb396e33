namespace Pipeline.Embedded.Durable.Journal;

/// <summary>All that one turn changes on disk. It is written whole or not at all.</summary>
internal sealed record TurnCommit(InstanceRow Row)
{
    /// <summary>The row is not there yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>The finished instance of the same id that a new one takes the place of.</summary>
    public long? Replaces { get; init; }

    public bool ChangesRow { get; init; }

    /// <summary>The history of the execution goes, because the instance continues as new.</summary>
    public bool ForgetsHistory { get; init; }

    /// <summary>When the turn was played.</summary>
    public DateTime At { get; init; }

    /// <summary>Null when the turn leaves no history.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Messages this turn took from the inbox.</summary>
    public IReadOnlyList<long> Taken { get; init; } = [];

    /// <summary>Events for this very instance that it cannot hear yet.</summary>
    public IReadOnlyList<TurnEvent> Kept { get; init; } = [];

    public IReadOnlyList<SubOrchestrationCreated> Children { get; init; } = [];

    public IReadOnlyList<EventSent> Sent { get; init; } = [];

    /// <summary>What the next execution hears first.</summary>
    public IReadOnlyList<EventRaised> CarriedOver { get; init; } = [];

    /// <summary>What the waiting parent hears.</summary>
    public TurnEvent? ForParent { get; init; }
}
