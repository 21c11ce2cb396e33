namespace Pipeline.Local.Bench.Processes;

/// <summary>What a process of the killed backlog is for.</summary>
internal enum BacklogPhase
{
    /// <summary>Starts the instances, says that they wait, and waits to be killed.</summary>
    Wait,

    /// <summary>Finds them, raises their events, and tells when the first and the last ended.</summary>
    Resume,
}
