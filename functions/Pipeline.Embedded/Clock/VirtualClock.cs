namespace Pipeline.Embedded.Clock;

/// <summary>
/// A clock that stands still until it is told to move. Timers fire only inside <see cref="AdvanceTo"/>, in the order of their due times (equal
/// ones in the order they were set), one after the other, each at exactly its due time.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _timers = new(VirtualTimer.ByDueTime);
    private DateTimeOffset _now;
    private long _order;

    public VirtualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the earliest timer is due; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min?.Due;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves to the time and fires what is due on the way, on the calling thread. A time that has passed moves nothing and fires what is due now.
    /// A callback enters the <see cref="WorkGauge"/> for what it sets going. A bare <see cref="Task.Delay(TimeSpan, TimeProvider)"/> cannot: nothing counts
    /// between its timer and whoever awaits it.
    /// </summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (TakeDue(time) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits until nothing is in flight, moves to the next due time and waits again. False when no timer is set.</summary>
    public async Task<bool> AdvanceToNextDueAsync(WorkGauge gauge, CancellationToken cancellationToken)
    {
        await gauge.WhenQuietAsync(cancellationToken);
        if (NextDue is not { } due)
        {
            return false;
        }

        AdvanceTo(due);
        await gauge.WhenQuietAsync(cancellationToken);
        return true;
    }

    /// <summary>Waits until nothing is in flight, jumps to the next due time, and so on until the given time is reached and all is quiet.</summary>
    public async Task RunUntilAsync(DateTimeOffset until, WorkGauge gauge, CancellationToken cancellationToken)
    {
        while (true)
        {
            await gauge.WhenQuietAsync(cancellationToken);
            var due = NextDue;
            if (due is null || due > until)
            {
                AdvanceTo(until);
                return;
            }

            AdvanceTo(due.Value);
        }
    }

    internal void Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                timer.Order = _order++;
                _timers.Add(timer);
            }
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private VirtualTimer? TakeDue(DateTimeOffset time)
    {
        lock (_gate)
        {
            if (_timers.Min is not { } timer || timer.Due > time)
            {
                _now = _now > time ? _now : time.ToUniversalTime();
                return null;
            }

            _timers.Remove(timer);
            _now = _now > timer.Due ? _now : timer.Due;
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due += timer.Period;
                timer.Order = _order++;
                _timers.Add(timer);
            }

            return timer;
        }
    }
}
