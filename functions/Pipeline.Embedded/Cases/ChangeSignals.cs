using System.Collections.Concurrent;

namespace Pipeline.Embedded.Cases;

/// <summary>Who wants to hear of changes.</summary>
internal sealed class ChangeSignals
{
    private readonly ConcurrentDictionary<Subscription, Action> _signals = [];

    public IDisposable Add(Action signal)
    {
        var subscription = new Subscription(this);
        _signals[subscription] = signal;
        return subscription;
    }

    public void Raise()
    {
        foreach (var signal in _signals.Values)
        {
            signal();
        }
    }

    private sealed class Subscription(ChangeSignals signals) : IDisposable
    {
        public void Dispose() => signals._signals.TryRemove(this, out _);
    }
}
