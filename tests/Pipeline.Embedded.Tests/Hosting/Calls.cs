using System.Collections.Concurrent;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>What the sample functions note, in order.</summary>
public sealed class Calls
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyList<string> Seen => [.. _seen];

    public void Add(string call) => _seen.Enqueue(call);
}
