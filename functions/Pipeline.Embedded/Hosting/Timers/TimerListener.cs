using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>
/// Runs a function by its schedule, never beside itself: what comes due during a long run is left out. After a stop over one or more due
/// times it runs once, past due.
/// </summary>
internal sealed partial class TimerListener : IFunctionListener
{
    private readonly FunctionPipeline _pipeline;
    private readonly NcrontabSchedule _schedule;
    private readonly bool _runOnStartup;
    private readonly ITimerStatusStore? _monitor;
    private readonly RetryPolicy? _retry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Pump _pump;
    private readonly Alarm _alarm;
    private TimerStatus? _status;
    private DateTimeOffset? _due;
    private bool _pastDue;
    private int _failures;

    /// <param name="function">What to run.</param>
    /// <param name="parts">The host.</param>
    /// <param name="schedule">When.</param>
    /// <param name="runOnStartup">Whether also at the start.</param>
    /// <param name="monitor">Keeps the status over a stop; null when the function is not to be monitored.</param>
    /// <param name="retry">What the function asks for when it fails; null: nothing.</param>
    public TimerListener(
        HostedFunction function, HostParts parts, NcrontabSchedule schedule, bool runOnStartup, ITimerStatusStore? monitor, RetryPolicy? retry)
    {
        Function = function;
        _pipeline = parts.Pipeline;
        _schedule = schedule;
        _runOnStartup = runOnStartup;
        _monitor = monitor;
        _retry = retry;
        _time = parts.Time;
        _logger = parts.Logger<TimerListener>();
        _pump = new Pump(function.Name, parts.Gauge, StepAsync, _time, _logger);
        _alarm = new Alarm(_time, _pump.Signal);
    }

    public HostedFunction Function { get; }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        _due = _schedule.NextAfter(now);
        if (_monitor is not null)
        {
            _status = _monitor.Read(Function.Name);
            if (_status is null || _schedule.NextAfter(_status.ComputedAt) != _status.Next)
            {
                await KeepStatusAsync(_status?.Last, now, cancellationToken);
            }
            else
            {
                _due = _status.Next;
                _pastDue = _status.Next < now;
            }
        }

        if (_runOnStartup && !_pastDue)
        {
            _due = now;
        }
    }

    public void Start()
    {
        _alarm.Set(_due);
        _pump.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _alarm.Dispose();
        return _pump.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _alarm.Dispose();
        await _pump.DisposeAsync();
    }

    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (_due is { } due && _time.GetUtcNow() >= due)
        {
            if (await RunAsync(cancellationToken) is { } pause)
            {
                _due = _time.GetUtcNow() + pause;
            }
            else
            {
                await AdvanceAsync(due, cancellationToken);
            }
        }

        _alarm.Set(_due);
        return false;
    }

    /// <summary>Returns how long to wait before the same run is tried again; null when this occurrence is over.</summary>
    private async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        var info = new TimerInfo { IsPastDue = _pastDue, ScheduleStatus = Status() };
        var trigger = new Trigger(info) { Retry = new EmbeddedRetryContext(_failures, _retry?.MaxRetryCount ?? 0) };
        try
        {
            await _pipeline.RunAsync(Function, trigger, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Failed(_logger, e, Function.Name);
            return _retry?.PauseAfter(_failures++);
        }
    }

    private async Task AdvanceAsync(DateTimeOffset ran, CancellationToken cancellationToken)
    {
        // Before the status is kept: if that fails, the function is not run again for it.
        var now = _time.GetUtcNow();
        _due = _schedule.NextAfter(now);
        _pastDue = false;
        _failures = 0;
        if (_monitor is not null)
        {
            await KeepStatusAsync(ran, now, cancellationToken);
        }
    }

    private async Task KeepStatusAsync(DateTimeOffset? last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_schedule.NextAfter(now) is { } next)
        {
            var status = new TimerStatus(last, next, now);
            await _monitor!.WriteAsync(Function.Name, status, cancellationToken);
            _status = status;
        }
    }

    private ScheduleStatus? Status() => _status is null
        ? null
        : new ScheduleStatus
        {
            Last = _status.Last?.UtcDateTime ?? default,
            Next = _status.Next.UtcDateTime,
            LastUpdated = _status.ComputedAt.UtcDateTime,
        };

    [LoggerMessage(7121, LogLevel.Error, "Timer function {Function} failed")]
    private static partial void Failed(ILogger logger, Exception exception, string function);
}
