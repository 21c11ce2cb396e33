namespace Pipeline.Functions.Orchestration;

/// <summary>What became of a process that was to be removed.</summary>
public enum ProcessRemoval
{
    Removed,

    /// <summary>It was not there any more.</summary>
    Gone,

    /// <summary>It has not ended and was left alone.</summary>
    Lives,
}
