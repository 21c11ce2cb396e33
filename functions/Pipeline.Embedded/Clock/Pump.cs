using Microsoft.Extensions.Logging;

namespace Pipeline.Embedded.Clock;

/// <summary>
/// Runs a step, one at a time, whenever it was signalled, until the step says there is no more. A signal given while the step runs makes it run
/// again. A step that throws is logged and run again after 100 ms, doubling to 30 s; in that pause nothing counts as in flight, since only
/// time can end it.
/// </summary>
public sealed partial class Pump : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _name;
    private readonly WorkGauge _gauge;
    private readonly Func<CancellationToken, Task<bool>> _step;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private Task _draining = Task.CompletedTask;
    private IDisposable? _entry;
    private ITimer? _pause;
    private int _failures;
    private bool _signalled;
    private bool _started;
    private bool _running;
    private bool _stopped;
    private bool _disposed;

    /// <param name="name">Names the pump in the log.</param>
    /// <param name="gauge">What the pump's work counts on.</param>
    /// <param name="step">Does one portion and returns true while there may be more.</param>
    /// <param name="time">Measures the pause after a failure.</param>
    /// <param name="logger">Hears of failures.</param>
    public Pump(string name, WorkGauge gauge, Func<CancellationToken, Task<bool>> step, TimeProvider time, ILogger logger) =>
        (_name, _gauge, _step, _time, _logger) = (name, gauge, step, time, logger);

    /// <summary>
    /// Says that there is work. Cheap and idempotent; counts as in flight from now until drained. Before <see cref="Start"/> it is kept, after
    /// <see cref="StopAsync"/> it is ignored.
    /// </summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _signalled = true;
            if (_pause is null)
            {
                _entry ??= _gauge.Enter();
                Run();
            }
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _started = true;
            if (_signalled && _pause is null)
            {
                Run();
            }
        }
    }

    /// <summary>Lets the running step end with its token cancelled and takes no more. Completes when the step has ended.</summary>
    public async Task StopAsync()
    {
        Task draining;
        lock (_gate)
        {
            _stopped = true;
            _pause?.Dispose();
            draining = _draining;
        }

        await _stopping.CancelAsync();
        await draining;
        lock (_gate)
        {
            Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await StopAsync();
        _stopping.Dispose();
    }

    private void Run()
    {
        if (_started && !_running && !_stopped)
        {
            _running = true;
            _draining = Task.Run(DrainAsync);
        }
    }

    private async Task DrainAsync()
    {
        while (Next())
        {
            try
            {
                var more = await _step(_stopping.Token);
                Succeeded(more);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                Ended();
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                StepFailed(_logger, e, _name);
                PauseAfterFailure();
                return;
            }
        }
    }

    private bool Next()
    {
        lock (_gate)
        {
            if (_signalled && !_stopped)
            {
                _signalled = false;
                return true;
            }

            _running = false;
            Release();
            return false;
        }
    }

    private void Succeeded(bool more)
    {
        lock (_gate)
        {
            _failures = 0;
            _signalled |= more;
        }
    }

    private void Ended()
    {
        lock (_gate)
        {
            _running = false;
            Release();
        }
    }

    private void PauseAfterFailure()
    {
        lock (_gate)
        {
            _running = false;
            _signalled = true;
            if (!_stopped)
            {
                var pause = Math.Min(FirstPause.Ticks << Math.Min(_failures++, 20), LongestPause.Ticks);
                _pause = _time.CreateTimer(_ => Resume(), null, TimeSpan.FromTicks(pause), Timeout.InfiniteTimeSpan);
            }

            Release();
        }
    }

    private void Resume()
    {
        lock (_gate)
        {
            _pause?.Dispose();
            _pause = null;
        }

        Signal();
    }

    private void Release()
    {
        _entry?.Dispose();
        _entry = null;
    }

    [LoggerMessage(7001, LogLevel.Error, "A step of {Pump} failed and will be run again")]
    private static partial void StepFailed(ILogger logger, Exception exception, string pump);
}
