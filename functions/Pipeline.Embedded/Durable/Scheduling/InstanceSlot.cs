using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Replay;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>
/// An instance that is in memory because something happens to it or happened lately. It takes one turn at a time. What
/// <see cref="Take"/> hands out belongs to the turn until <see cref="EndTurn"/>; the other members belong to whoever takes the turn.
/// </summary>
internal sealed class InstanceSlot(InstanceRow row, bool isBorn)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _born = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Arrival> _waiting = [];
    private volatile InstanceRow _row = row;
    private volatile bool _isBorn = isBorn;
    private bool _busy;
    private bool _closed;

    public string Id => _row.Id;

    /// <summary>As committed; of an unborn instance as it is meant to become.</summary>
    public InstanceRow Row
    {
        get => _row;
        set => _row = value;
    }

    /// <summary>Whether the row is on disk.</summary>
    public bool IsBorn => _isBorn;

    /// <summary>The finished instance of the same id that this one takes the place of.</summary>
    public long? Replaces { get; init; }

    /// <summary>The live state, if it is in memory.</summary>
    public OrchestrationRun? Run { get; set; }

    /// <summary>What an instance that has not started will hear first. All of it stands in the inbox.</summary>
    public List<Arrival> Held { get; } = [];

    /// <summary>Turns that failed one after the other.</summary>
    public int Failures { get; set; }

    /// <summary>Its place in the order of eviction.</summary>
    public LinkedListNode<InstanceSlot>? Place { get; set; }

    public bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Completes when the first commit was made or has failed.</summary>
    public Task WhenBornAsync(CancellationToken cancellationToken) => _isBorn ? Task.CompletedTask : _born.Task.WaitAsync(cancellationToken);

    /// <summary>False when the slot has left memory: look the instance up again.</summary>
    /// <param name="arrival">What has come.</param>
    /// <param name="needsTurn">The caller must queue the slot for a turn.</param>
    public bool TryAdd(Arrival arrival, out bool needsTurn)
    {
        lock (_gate)
        {
            needsTurn = !_closed && !_busy;
            if (_closed)
            {
                return false;
            }

            _waiting.Add(arrival);
            _busy = true;
            return true;
        }
    }

    public IReadOnlyList<Arrival> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>Puts what a failed turn had taken back before everything that came since.</summary>
    public void PutBack(IEnumerable<Arrival> arrivals)
    {
        lock (_gate)
        {
            _waiting.InsertRange(0, arrivals);
        }
    }

    public void Bear()
    {
        _isBorn = true;
        _born.TrySetResult();
    }

    /// <summary>True when something came meanwhile and the slot must be queued again.</summary>
    public bool EndTurn()
    {
        lock (_gate)
        {
            _busy = _waiting.Count > 0;
            return _busy;
        }
    }

    /// <summary>Leaves memory for good and hands back what nobody will hear.</summary>
    public IReadOnlyList<Arrival> Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _born.TrySetResult();
        DropRun();
        return Take();
    }

    /// <summary>Leaves memory if nothing happens to it right now.</summary>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_busy || _closed || Held.Count > 0)
            {
                return false;
            }

            _closed = true;
        }

        DropRun();
        return true;
    }

    public void DropRun()
    {
        if (Run is { } run)
        {
            run.Strayed = null;
            Run = null;
        }
    }
}
