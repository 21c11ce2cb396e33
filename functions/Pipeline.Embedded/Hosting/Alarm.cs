namespace Pipeline.Embedded.Hosting;

/// <summary>Rings once at a time that may lie as far away as one likes.</summary>
internal sealed class Alarm : IDisposable
{
    // Timers take at most 49 days; one that rings early finds nothing due and is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public Alarm(TimeProvider time, Action ring)
    {
        _time = time;
        _timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Replaces the time that was set before. A time that has passed rings at once, null never.</summary>
    public void Set(DateTimeOffset? due)
    {
        if (due is { } time)
        {
            var wait = time - _time.GetUtcNow();
            _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();
}
