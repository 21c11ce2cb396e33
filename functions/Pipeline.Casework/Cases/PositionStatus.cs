namespace Pipeline.Casework.Cases;

/// <summary>Whether a process may go on.</summary>
public enum PositionStatus
{
    Current,

    /// <summary>The record has a newer generation: this process ends.</summary>
    Superseded,

    /// <summary>The case is closed and owes nothing more: this process ends.</summary>
    Finished,

    /// <summary>The store does not yet have the version that was asked for: ask again.</summary>
    Behind,
}
