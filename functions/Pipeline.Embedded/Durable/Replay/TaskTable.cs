using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>What an execution asked for, under ids from its one counter, and which results are still to come.</summary>
internal sealed class TaskTable(Func<bool> isOnTurnThread, Action stray)
{
    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly SortedDictionary<int, TurnAction> _asked = [];
    private readonly SortedDictionary<int, TurnAction> _withheld = [];
    private List<int> _cancelledTimers = [];
    private int _nextId;

    public bool HasOpen => _open.Count > 0;

    /// <summary>Asks for something that has a result.</summary>
    public Task<string?> Ask(Func<int, TurnAction> action)
    {
        var id = Tell(action);
        var task = new OpenTask();
        _open.Add(id, task);
        return task.Result;
    }

    /// <summary>Asks for a timer. Cancelling it closes the task; the timer itself is given up with the turn.</summary>
    public Task AskTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var id = _nextId;
        var rings = Ask(timer => new TimerCreated(timer, fireAt));
        cancellationToken.Register(() => Cancel(id));
        return rings;
    }

    /// <summary>Asks for something that has no result.</summary>
    public int Tell(Func<int, TurnAction> action)
    {
        var id = _nextId++;
        _asked.Add(id, action(id));
        return id;
    }

    /// <summary>Takes an id for something that leaves no action of its own.</summary>
    public void SkipId() => _nextId++;

    public void Complete(int id, string? result)
    {
        if (_open.Remove(id, out var task))
        {
            task.Complete(result);
        }
    }

    public void Fail(int id, Func<Exception> failure)
    {
        if (_open.Remove(id, out var task))
        {
            task.Fail(failure());
        }
    }

    /// <summary>Keeps back what was asked for but not yet handed out, while the instance is suspended.</summary>
    public void Withhold() => Move(_asked, _withheld);

    public void Release() => Move(_withheld, _asked);

    /// <summary>Ticks off what a past turn had handed out; null when it was asked for again as recorded.</summary>
    public Failure? Match(TurnAction recorded)
    {
        _asked.Remove(recorded.Id, out var present);
        return NonDeterminism.Between(recorded, present);
    }

    public void ForgetCancelled() => _cancelledTimers.Clear();

    /// <summary>Hands out what was asked for since the last turn.</summary>
    public (IReadOnlyList<TurnAction> Actions, IReadOnlyList<int> CancelledTimers) Take()
    {
        (IReadOnlyList<TurnAction>, IReadOnlyList<int>) taken = ([.. _asked.Values], _cancelledTimers);
        _asked.Clear();
        _cancelledTimers = [];
        return taken;
    }

    private static void Move(SortedDictionary<int, TurnAction> from, SortedDictionary<int, TurnAction> to)
    {
        foreach (var (id, action) in from)
        {
            to.Add(id, action);
        }

        from.Clear();
    }

    private void Cancel(int timer)
    {
        if (!isOnTurnThread())
        {
            stray();
        }
        else if (_open.Remove(timer, out var task))
        {
            _cancelledTimers.Add(timer);
            task.Cancel();
        }
    }
}
