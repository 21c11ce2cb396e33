namespace Pipeline.Contracts.InMemory;

/// <summary>A clock whose timers fire when the test lets time pass.</summary>
public sealed class HandTime : TimeProvider
{
    private readonly List<HandTimer> _timers = [];
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Samples.Now + _passed;

    public override long GetTimestamp() => _passed.Ticks;

    public void Pass(TimeSpan time)
    {
        _passed += time;
        foreach (var timer in _timers.ToList())
        {
            timer.Pass(time);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(callback, state, dueTime);
        _timers.Add(timer);
        return timer;
    }

    private sealed class HandTimer(TimerCallback callback, object? state, TimeSpan dueTime) : ITimer
    {
        private TimeSpan _left = dueTime;
        private bool _done;

        public void Pass(TimeSpan time)
        {
            _left -= time;
            if (!_done && _left <= TimeSpan.Zero)
            {
                _done = true;
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _left = dueTime;
            return true;
        }

        public void Dispose() => _done = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
