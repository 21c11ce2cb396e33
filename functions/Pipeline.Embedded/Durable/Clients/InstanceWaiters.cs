using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Who waits for an instance to start or to end.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);

    /// <summary>Completes when a committed row of the instance fulfils the condition. Look at the row after calling this, not before.</summary>
    public Task WaitAsync(string id, Func<InstanceRow, bool> condition, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(condition);
        lock (_gate)
        {
            if (!_waiters.TryGetValue(id, out var waiting))
            {
                _waiters.Add(id, waiting = []);
            }

            waiting.Add(waiter);
        }

        return AwaitAsync(id, waiter, cancellationToken);
    }

    public void Notify(InstanceRow row)
    {
        List<Waiter> met;
        lock (_gate)
        {
            if (!_waiters.TryGetValue(row.Id, out var waiting))
            {
                return;
            }

            met = waiting.FindAll(waiter => waiter.Condition(row));
        }

        met.ForEach(waiter => waiter.Source.TrySetResult());
    }

    private async Task AwaitAsync(string id, Waiter waiter, CancellationToken cancellationToken)
    {
        try
        {
            await waiter.Source.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                if (_waiters.TryGetValue(id, out var waiting) && waiting.Remove(waiter) && waiting.Count == 0)
                {
                    _waiters.Remove(id);
                }
            }
        }
    }

    private sealed record Waiter(Func<InstanceRow, bool> Condition)
    {
        public TaskCompletionSource Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
