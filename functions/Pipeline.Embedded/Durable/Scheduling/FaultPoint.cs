namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>The instants between two effects, where tests stop the machine.</summary>
internal enum FaultPoint
{
    /// <summary>A turn was played, nothing of it is on disk.</summary>
    TurnPlayed,

    /// <summary>A turn is on disk, nothing of it has happened.</summary>
    TurnCommitted,

    /// <summary>An activity has run, nobody knows its result.</summary>
    ActivityDone,
}
