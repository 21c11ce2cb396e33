using System.Collections.Immutable;

namespace Pipeline.Embedded.Storage;

/// <summary>Who wants to hear that something was committed under a name.</summary>
internal sealed class Subscribers
{
    private ImmutableList<Subscriber> _all = [];

    /// <summary>Adds the handler until the result is disposed, and calls it once: what was committed before is news to it.</summary>
    public IDisposable Add(string name, Action handler)
    {
        var subscriber = new Subscriber(this, name, handler);
        ImmutableInterlocked.Update(ref _all, all => all.Add(subscriber));
        handler();
        return subscriber;
    }

    public void Tell(IReadOnlySet<string> names)
    {
        foreach (var subscriber in _all)
        {
            if (names.Contains(subscriber.Name))
            {
                subscriber.Handler();
            }
        }
    }

    private sealed class Subscriber(Subscribers owner, string name, Action handler) : IDisposable
    {
        public string Name => name;

        public Action Handler => handler;

        public void Dispose() => ImmutableInterlocked.Update(ref owner._all, all => all.Remove(this));
    }
}
