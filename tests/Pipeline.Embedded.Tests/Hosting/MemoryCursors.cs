using System.Collections.Concurrent;
using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.Embedded.Tests.Hosting;

internal sealed class MemoryCursors : IFeedCursorStore
{
    private readonly ConcurrentDictionary<string, long> _positions = new();

    public long? Read(string cursor) => _positions.TryGetValue(cursor, out var position) ? position : null;

    public Task WriteAsync(string cursor, long position, CancellationToken cancellationToken)
    {
        _positions[cursor] = position;
        return Task.CompletedTask;
    }
}
