using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Remembers a value for each key for a while after it was put, and at most so many: beyond that the one put first is forgotten, so its memory is
/// bounded whatever is sent. Not for several threads at once.
/// </summary>
/// <param name="max">Values remembered at once.</param>
/// <param name="keep">How long after it was put a value is remembered.</param>
internal sealed class BriefMemory<TKey, TValue>(int max, TimeSpan keep)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = [];

    // In the order in which they were put: the first is the first to end.
    private readonly LinkedList<Entry> _inOrder = [];

    public int Count => _byKey.Count;

    public bool TryGet(TKey key, DateTimeOffset now, [MaybeNullWhen(false)] out TValue value)
    {
        while (_inOrder.First is { } oldest && oldest.Value.Since + keep <= now)
        {
            Forget(oldest);
        }

        var found = _byKey.TryGetValue(key, out var node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    /// <summary>In place of what is remembered of the key.</summary>
    public void Put(TKey key, TValue value, DateTimeOffset now)
    {
        if (_byKey.TryGetValue(key, out var before))
        {
            Forget(before);
        }
        else if (_byKey.Count == max)
        {
            Forget(_inOrder.First!);
        }

        _byKey.Add(key, _inOrder.AddLast(new Entry(key, value, now)));
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _byKey.Remove(node.Value.Key);
        _inOrder.Remove(node);
    }

    private sealed record Entry(TKey Key, TValue Value, DateTimeOffset Since);
}
