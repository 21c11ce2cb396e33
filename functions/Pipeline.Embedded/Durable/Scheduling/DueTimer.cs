namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>A timer of one execution. <see cref="Start"/> stands for the start of an instance that was asked for later.</summary>
internal sealed record DueTimer(string InstanceId, long Key, int Execution, int TimerId, DateTime FireAt)
{
    public const int Start = -1;

    public static IComparer<DueTimer> ByTime { get; } = Comparer<DueTimer>.Create((a, b) =>
        (a.FireAt, a.Key, a.TimerId).CompareTo((b.FireAt, b.Key, b.TimerId)));

    public static IComparer<DueTimer> ByInstance { get; } = Comparer<DueTimer>.Create((a, b) =>
        (a.Key, a.TimerId).CompareTo((b.Key, b.TimerId)));

    /// <summary>Something to look up by <see cref="ByInstance"/>.</summary>
    public static DueTimer Probe(long key, int timerId) => new(string.Empty, key, 0, timerId, default);
}
