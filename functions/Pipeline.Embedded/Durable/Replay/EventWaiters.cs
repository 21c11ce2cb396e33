using Microsoft.DurableTask;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>Who waits for which external event, and which events came before anyone waited. Names are compared without regard to case.</summary>
internal sealed class EventWaiters(DataConverter converter)
{
    private readonly Dictionary<string, Waiter> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<string?>> _early = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A cancelled wait stays in its place: an event that reaches it is consumed and lost, as in the SDK.</summary>
    /// <exception cref="ArgumentException">Somebody waits for the same name with another type.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        var below = _latest.GetValueOrDefault(name);
        if (below is not null && below.PayloadType != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. Expected"
                + $" {below.PayloadType.FullName} but was requested {typeof(T).FullName}.");
        }

        var waiter = new Waiter<T>(below);
        _latest[name] = waiter;
        if (_early.TryGetValue(name, out var queue))
        {
            if (queue.Count == 1)
            {
                _early.Remove(name);
            }

            Deliver(name, queue.Dequeue());
        }

        cancellationToken.Register(() => waiter.Source.TrySetCanceled(cancellationToken));
        return waiter.Source.Task;
    }

    public bool IsAwaited(string name) => _latest.ContainsKey(name);

    /// <summary>Hands the event to the most recent waiter of its name.</summary>
    public void Deliver(string name, string? payload)
    {
        var waiter = _latest[name];
        if (waiter.Below is { } below)
        {
            _latest[name] = below;
        }
        else
        {
            _latest.Remove(name);
        }

        waiter.Receive(converter.Deserialize(payload, waiter.PayloadType));
    }

    public void Keep(string name, string? payload)
    {
        if (!_early.TryGetValue(name, out var queue))
        {
            _early.Add(name, queue = new Queue<string?>());
        }

        queue.Enqueue(payload);
    }

    public IReadOnlyList<(string Name, string? Payload)> TakeKept()
    {
        List<(string, string?)> kept = [.. _early.SelectMany(pair => pair.Value.Select(payload => (pair.Key, payload)))];
        _early.Clear();
        return kept;
    }

    private abstract class Waiter(Type payloadType, Waiter? below)
    {
        public Type PayloadType { get; } = payloadType;

        public Waiter? Below { get; } = below;

        public abstract void Receive(object? payload);
    }

    private sealed class Waiter<T>(Waiter? below) : Waiter(typeof(T), below)
    {
        public TaskCompletionSource<T> Source { get; } = new();

        public override void Receive(object? payload) => Source.TrySetResult(payload is null ? default! : (T)payload);
    }
}
