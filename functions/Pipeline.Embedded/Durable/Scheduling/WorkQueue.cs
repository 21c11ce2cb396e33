using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>
/// Works items off in the order they came, several at once. An item counts as in flight from the moment it is queued until its handler has
/// ended, so what the handler queues in turn leaves no gap. Items are kept back until <see cref="Start"/>.
/// </summary>
/// <param name="name">Names the queue in the log.</param>
/// <param name="gauge">What its work counts on.</param>
/// <param name="limit">How many items are handled at once.</param>
/// <param name="handle">Handles one item.</param>
/// <param name="refuse">Hears of every item that was queued but will not be handled, because the queue stops.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed partial class WorkQueue<T>(
    string name, WorkGauge gauge, int limit, Func<T, CancellationToken, Task> handle, Action<T> refuse, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(T Item, IDisposable Entry)> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _workers;
    private bool _started;
    private bool _stopped;

    /// <summary>False when the queue has stopped: the item will not be handled by this process.</summary>
    public bool TryEnqueue(T item)
    {
        var entry = gauge.Enter();
        lock (_gate)
        {
            if (_stopped)
            {
                entry.Dispose();
                return false;
            }

            _waiting.Enqueue((item, entry));
            Recruit();
        }

        return true;
    }

    public void Start()
    {
        lock (_gate)
        {
            _started = true;
            for (var i = _waiting.Count; i > 0; i--)
            {
                Recruit();
            }
        }
    }

    /// <summary>Takes no more, cancels the handlers' token and completes when the running ones have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        List<(T Item, IDisposable Entry)> refused;
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _stopped = true;
            refused = [.. _waiting];
            _waiting.Clear();
            if (_workers == 0)
            {
                _drained.TrySetResult();
            }
        }

        foreach (var (item, entry) in refused)
        {
            refuse(item);
            entry.Dispose();
        }

        await _stopping.CancelAsync();
        await _drained.Task;
        _stopping.Dispose();
    }

    private void Recruit()
    {
        if (_started && _workers < limit && _waiting.Count > 0)
        {
            _workers++;
            ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.DrainAsync(), this, preferLocal: false);
        }
    }

    private async Task DrainAsync()
    {
        while (TryTake(out var work))
        {
            try
            {
                await handle(work.Item, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                HandlerStopped(logger, name);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                HandlerFailed(logger, e, name);
            }
            finally
            {
                work.Entry.Dispose();
            }
        }
    }

    private bool TryTake(out (T Item, IDisposable Entry) work)
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out work))
            {
                return true;
            }

            _workers--;
            if (_stopped && _workers == 0)
            {
                _drained.TrySetResult();
            }

            return false;
        }
    }

    [LoggerMessage(7102, LogLevel.Debug, "Work of {Queue} was given up because the runtime stops")]
    private static partial void HandlerStopped(ILogger logger, string queue);

    [LoggerMessage(7103, LogLevel.Error, "A handler of {Queue} failed unexpectedly")]
    private static partial void HandlerFailed(ILogger logger, Exception exception, string queue);
}
