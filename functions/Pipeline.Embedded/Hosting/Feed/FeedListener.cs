using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>
/// Hands a change feed to a function in batches, at least once and in order. A batch that fails is tried again as the function's retry
/// attribute says; without one, or when it gives up, the batch is lost for this function, as on Azure.
/// </summary>
internal sealed partial class FeedListener : IFunctionListener
{
    private readonly FunctionPipeline _pipeline;
    private readonly IChangeFeed _feed;
    private readonly IFeedCursorStore _cursors;
    private readonly FeedStart _start;
    private readonly RetryPolicy? _retry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Pump _pump;
    private readonly Alarm _alarm;
    private IDisposable? _subscription;
    private IReadOnlyList<ChangedDocument> _batch = [];
    private long _position;
    private int _failures;
    private DateTimeOffset _notBefore;

    public FeedListener(
        HostedFunction function, HostParts parts, IChangeFeed feed, IFeedCursorStore cursors, FeedStart start, RetryPolicy? retry)
    {
        Function = function;
        _pipeline = parts.Pipeline;
        _feed = feed;
        _cursors = cursors;
        _start = start;
        _retry = retry;
        _time = parts.Time;
        _logger = parts.Logger<FeedListener>();
        _pump = new Pump(function.Name, parts.Gauge, StepAsync, _time, _logger);
        _alarm = new Alarm(_time, _pump.Signal);
    }

    public HostedFunction Function { get; }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_cursors.Read(_start.Cursor) is { } known)
        {
            _position = known;
            return;
        }

        _position = _start.FromBeginning ? 0 : await _feed.ReadEndAsync(cancellationToken);
        await _cursors.WriteAsync(_start.Cursor, _position, cancellationToken);
    }

    public void Start()
    {
        _subscription = _feed.OnChange(_pump.Signal);
        _pump.Signal();
        _pump.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        _alarm.Dispose();
        return _pump.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _alarm.Dispose();
        await _pump.DisposeAsync();
    }

    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0)
        {
            _batch = await _feed.ReadAsync(_position, _start.BatchSize, cancellationToken);
            if (_batch.Count == 0)
            {
                return false;
            }
        }
        else if (_time.GetUtcNow() < _notBefore)
        {
            // A change came in the pause, or the clock was set back and the alarm rang early.
            _alarm.Set(_notBefore);
            return false;
        }

        if (await HandleAsync(cancellationToken) is { } pause)
        {
            _notBefore = _time.GetUtcNow() + pause;
            _alarm.Set(_notBefore);
            return false;
        }

        var last = _batch[^1].Position;
        await _cursors.WriteAsync(_start.Cursor, last, cancellationToken);
        _position = last;
        _batch = [];
        _failures = 0;
        return true;
    }

    /// <summary>Returns how long to wait before the batch is tried again; null when the feed goes on.</summary>
    private async Task<TimeSpan?> HandleAsync(CancellationToken cancellationToken)
    {
        var trigger = new Trigger(_batch) { Retry = new EmbeddedRetryContext(_failures, _retry?.MaxRetryCount ?? 0) };
        try
        {
            await _pipeline.RunAsync(Function, trigger, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            var pause = _retry?.PauseAfter(_failures++);
            var (first, last) = (_batch[0].Position, _batch[^1].Position);
            if (pause is { } wait)
            {
                BatchFailed(_logger, e, Function.Name, first, last, wait);
            }
            else
            {
                BatchLost(_logger, e, Function.Name, first, last);
            }

            return pause;
        }
    }

    [LoggerMessage(7131, LogLevel.Warning, "Function {Function} failed on changes {First} to {Last}; they are tried again after {Pause}")]
    private static partial void BatchFailed(ILogger logger, Exception exception, string function, long first, long last, TimeSpan pause);

    [LoggerMessage(7132, LogLevel.Error, "Function {Function} failed on changes {First} to {Last}; they are lost for it")]
    private static partial void BatchLost(ILogger logger, Exception exception, string function, long first, long last);
}
