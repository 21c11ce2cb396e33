namespace Pipeline.Embedded.Clock;

/// <summary>
/// Counts the work in flight on the machine, so that a virtual clock knows when nothing is left to do at the present instant.
/// <para>The rule for every caller: enter before the work can be seen by anyone, and leave after whatever follows from it has entered. A hand-off
/// (queue, channel, task) enters on the giving side and leaves on the taking side; the counter then never touches zero in between. A wait for time
/// leaves after its timer is set and enters again where the timer calls back.
/// <see cref="Pump"/> and <see cref="Storage.Database"/> keep the rule for those who use them: a signal counts until it is drained, a write
/// until the continuation of its caller ran to its next await. Code that awaits anything else (a socket, a file) holds an entry of its own.</para>
/// </summary>
public sealed class WorkGauge
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _quiet;
    private int _inFlight;

    /// <summary>How much is in flight at this instant.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Counts one piece of work until the result is disposed; disposing twice counts once.</summary>
    public IDisposable Enter()
    {
        Join();
        return new Entry(this);
    }

    /// <summary>
    /// Completes when nothing is in flight; at once if nothing is. As only work in flight makes more work, quiet lasts until a timer
    /// fires or somebody outside begins something.
    /// </summary>
    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task wait;
            lock (_gate)
            {
                if (InFlight == 0)
                {
                    return;
                }

                _quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = _quiet.Task;
            }

            await wait.WaitAsync(cancellationToken);
        }
    }

    internal void Join() => Interlocked.Increment(ref _inFlight);

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) > 0)
        {
            return;
        }

        // A waiter that saw work in flight has put its source here under the same lock, so it cannot be missed.
        TaskCompletionSource? quiet;
        lock (_gate)
        {
            if (InFlight > 0)
            {
                return;
            }

            (quiet, _quiet) = (_quiet, null);
        }

        quiet?.TrySetResult();
    }

    private sealed class Entry(WorkGauge gauge) : IDisposable
    {
        private WorkGauge? _gauge = gauge;

        public void Dispose() => Interlocked.Exchange(ref _gauge, null)?.Leave();
    }
}
