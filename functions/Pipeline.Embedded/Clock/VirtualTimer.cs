namespace Pipeline.Embedded.Clock;

/// <summary>A timer of a <see cref="VirtualClock"/>; its fields are guarded by the clock.</summary>
internal sealed class VirtualTimer : ITimer
{
    private readonly VirtualClock _clock;
    private readonly Action _fire;
    private volatile bool _disposed;

    public VirtualTimer(VirtualClock clock, TimerCallback callback, object? state)
    {
        // As a real timer: the callback sees the ambient values of whoever made the timer.
        var context = ExecutionContext.Capture();
        _clock = clock;
        _fire = context is null ? () => callback(state) : () => ExecutionContext.Run(context, s => callback(s), state);
    }

    public static IComparer<VirtualTimer> ByDueTime { get; } = Comparer<VirtualTimer>.Create(
        (a, b) => a.Due == b.Due ? a.Order.CompareTo(b.Order) : a.Due.CompareTo(b.Due));

    public DateTimeOffset Due { get; set; }

    public long Order { get; set; } = -1;

    public TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _clock.Set(this, dueTime, period);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        _clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Fire()
    {
        if (!_disposed)
        {
            _fire();
        }
    }
}
