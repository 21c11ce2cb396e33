using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>The instances in memory by id. It loads the others when something happens to them and evicts the longest idle ones.</summary>
internal sealed partial class InstanceDirectory(InstanceArchive archive, WorkGauge gauge, int capacity, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, InstanceSlot> _slots = new(StringComparer.Ordinal);
    private readonly LinkedList<InstanceSlot> _idle = new();
    private readonly Lock _idleGate = new();

    // A row that was read but not yet in the directory could be overtaken by turns of another slot; one load of an id at a time excludes that.
    private readonly Lock[] _loading = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    /// <summary>Queues a slot for its turn; false when the runtime has stopped.</summary>
    public Func<InstanceSlot, bool> Schedule { get; set; } = _ => false;

    /// <summary>Null when there is no unfinished instance of that id.</summary>
    public InstanceSlot? Find(string id)
    {
        if (_slots.TryGetValue(id, out var slot))
        {
            return slot;
        }

        lock (_loading[(uint)id.GetHashCode(StringComparison.Ordinal) % _loading.Length])
        {
            if (_slots.TryGetValue(id, out slot))
            {
                return slot;
            }

            return archive.Find(id) is { IsOpen: true } row ? Load(row) : null;
        }
    }

    /// <summary>For a row nobody else can be changing: of an instance that is not in memory, under the lock of its id or before any work begins.</summary>
    public InstanceSlot Load(InstanceRow row) => _slots.GetOrAdd(row.Id, static (_, known) => new InstanceSlot(known, isBorn: true), row);

    /// <summary>False when the id is in memory already.</summary>
    public bool TryAdd(InstanceSlot slot) => _slots.TryAdd(slot.Id, slot);

    /// <summary>False when the slot has left memory.</summary>
    public bool TryPost(InstanceSlot slot, Arrival arrival)
    {
        if (!slot.TryAdd(arrival, out var needsTurn))
        {
            return false;
        }

        if (needsTurn)
        {
            Queue(slot);
        }

        return true;
    }

    /// <summary>
    /// Brings something to an execution of an instance. If that instance is no more, or another one has its id, nobody hears it. While the
    /// instance cannot be read, it is tried again every second.
    /// </summary>
    public void Post(string id, long key, Arrival arrival)
    {
        try
        {
            while (Find(id) is { } slot)
            {
                if (slot.Row.Key == key ? TryPost(slot, arrival) : slot.IsBorn)
                {
                    return;
                }

                if (slot.Row.Key != key)
                {
                    // A start that is about to lose its id to the instance that is meant.
                    _ = PostWhenDecidedAsync(slot, id, key, arrival);
                    return;
                }
            }
        }
        catch (StoreUnavailableException e)
        {
            PostFailed(logger, e, id);
            ITimer? alarm = null;
            alarm = time.CreateTimer(
                _ =>
                {
                    alarm?.Dispose();
                    Post(id, key, arrival);
                },
                null,
                TimeSpan.FromSeconds(1),
                Timeout.InfiniteTimeSpan);
        }
    }

    public void Queue(InstanceSlot slot)
    {
        if (!Schedule(slot))
        {
            Abandon(slot);
        }
    }

    public void Remove(InstanceSlot slot)
    {
        _slots.TryRemove(new KeyValuePair<string, InstanceSlot>(slot.Id, slot));
        lock (_idleGate)
        {
            if (slot.Place is { List: not null } place)
            {
                _idle.Remove(place);
            }
        }
    }

    /// <summary>For a slot that will take no turn any more, because the runtime stops.</summary>
    public void Abandon(InstanceSlot slot)
    {
        Remove(slot);
        foreach (var arrival in slot.Close())
        {
            arrival.Answer?.TrySetException(new ObjectDisposedException(nameof(DurableRuntime)));
        }
    }

    /// <summary>Says that the slot has nothing to do, and evicts another if there are too many.</summary>
    public void BecameIdle(InstanceSlot slot)
    {
        MoveToEnd(slot);
        while (TakeExcess() is { } longest)
        {
            if (longest.TryClose())
            {
                _slots.TryRemove(new KeyValuePair<string, InstanceSlot>(longest.Id, longest));
            }
        }
    }

    private async Task PostWhenDecidedAsync(InstanceSlot slot, string id, long key, Arrival arrival)
    {
        using var entry = gauge.Enter();
        await slot.WhenBornAsync(CancellationToken.None);
        Post(id, key, arrival);
    }

    private void MoveToEnd(InstanceSlot slot)
    {
        lock (_idleGate)
        {
            slot.Place ??= new LinkedListNode<InstanceSlot>(slot);
            slot.Place.List?.Remove(slot.Place);
            _idle.AddLast(slot.Place);
        }
    }

    private InstanceSlot? TakeExcess()
    {
        lock (_idleGate)
        {
            if (_idle.Count <= capacity || _idle.First is not { } first)
            {
                return null;
            }

            _idle.RemoveFirst();
            return first.Value;
        }
    }

    [LoggerMessage(7107, LogLevel.Error, "Instance {Instance} cannot be read; what has come for it is kept in memory")]
    private static partial void PostFailed(ILogger logger, Exception exception, string instance);
}
