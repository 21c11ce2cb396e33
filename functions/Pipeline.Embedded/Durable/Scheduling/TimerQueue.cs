namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>All open timers, on one timer of the clock.</summary>
internal sealed class TimerQueue : IAsyncDisposable
{
    // Longer waits do not fit into a timer of the system clock.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);
    private static readonly DateTime Never = DateTime.MaxValue;
    private readonly Lock _gate = new();
    private readonly SortedSet<DueTimer> _byTime = new(DueTimer.ByTime);
    private readonly SortedSet<DueTimer> _byInstance = new(DueTimer.ByInstance);
    private readonly TimeProvider _time;
    private readonly Action<DueTimer> _fire;
    private readonly ITimer _alarm;
    private DateTime _alarmAt = Never;
    private bool _stopped;

    public TimerQueue(TimeProvider time, Action<DueTimer> fire)
    {
        _time = time;
        _fire = fire;
        _alarm = time.CreateTimer(static queue => ((TimerQueue)queue!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A timer whose time has come fires at once, on the calling thread.</summary>
    public void Add(DueTimer timer)
    {
        if (timer.FireAt <= Now())
        {
            _fire(timer);
            return;
        }

        lock (_gate)
        {
            if (_byInstance.Add(timer))
            {
                _byTime.Add(timer);
                Arm();
            }
        }
    }

    public void Remove(long key, int timerId)
    {
        lock (_gate)
        {
            if (_byInstance.TryGetValue(DueTimer.Probe(key, timerId), out var timer))
            {
                Forget(timer);
                Arm();
            }
        }
    }

    /// <summary>For an execution that has ended.</summary>
    public void RemoveAll(long key)
    {
        lock (_gate)
        {
            foreach (var timer in _byInstance.GetViewBetween(DueTimer.Probe(key, int.MinValue), DueTimer.Probe(key, int.MaxValue)).ToList())
            {
                Forget(timer);
            }

            Arm();
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        return _alarm.DisposeAsync();
    }

    private void Ring()
    {
        foreach (var timer in TakeDue())
        {
            _fire(timer);
        }
    }

    private List<DueTimer> TakeDue()
    {
        var due = new List<DueTimer>();
        lock (_gate)
        {
            _alarmAt = Never;
            var now = Now();
            while (!_stopped && _byTime.Min is { } first && first.FireAt <= now)
            {
                due.Add(first);
                Forget(first);
            }

            Arm();
        }

        return due;
    }

    private void Forget(DueTimer timer)
    {
        _byInstance.Remove(timer);
        _byTime.Remove(timer);
    }

    private void Arm()
    {
        var next = _byTime.Min?.FireAt ?? Never;
        if (_stopped || next == _alarmAt)
        {
            return;
        }

        _alarmAt = next;
        _alarm.Change(next == Never ? Timeout.InfiniteTimeSpan : Wait(next - Now()), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Wait(TimeSpan until) => until < TimeSpan.Zero ? TimeSpan.Zero : until > LongestWait ? LongestWait : until;

    private DateTime Now() => _time.GetUtcNow().UtcDateTime;
}
