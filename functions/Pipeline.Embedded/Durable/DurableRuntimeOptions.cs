namespace Pipeline.Embedded.Durable;

public sealed class DurableRuntimeOptions
{
    /// <summary>How many activities run at once.</summary>
    public int MaxConcurrentActivities { get; set; } = 128;

    /// <summary>How many instances take a turn at once; a turn lasts until it is committed, so this bounds the size of a group commit.</summary>
    public int MaxConcurrentOrchestrators { get; set; } = 256;

    /// <summary>How many waiting instances keep their live state in memory. All others are replayed when something happens to them.</summary>
    public int HotInstances { get; set; } = 1_024;

    /// <summary>Stamped on instances that are started without a version. Null stamps none.</summary>
    public string? DefaultVersion { get; set; }

    public VersionMatchStrategy VersionMatch { get; set; } = VersionMatchStrategy.CurrentOrOlder;

    public VersionFailureStrategy VersionFailure { get; set; } = VersionFailureStrategy.Reject;

    /// <summary>Longer timers are several timers in the history.</summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);
}
