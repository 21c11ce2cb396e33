using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>One container, `cases`, in memory.</summary>
internal sealed class MemoryFeed : IChangeFeedSource, IChangeFeed
{
    private readonly Lock _gate = new();
    private readonly List<string> _documents = [];
    private readonly List<Action> _signals = [];

    public IChangeFeed Open(string container) =>
        container == "cases" ? this : throw new ArgumentException($"There is no container '{container}'.", nameof(container));

    public void Add(params string[] documents)
    {
        Action[] signals;
        lock (_gate)
        {
            _documents.AddRange(documents);
            signals = [.. _signals];
        }

        foreach (var signal in signals)
        {
            signal();
        }
    }

    public IDisposable OnChange(Action signal)
    {
        lock (_gate)
        {
            _signals.Add(signal);
        }

        return new Subscription(() =>
        {
            lock (_gate)
            {
                _signals.Remove(signal);
            }
        });
    }

    public Task<IReadOnlyList<ChangedDocument>> ReadAsync(long after, int max, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ChangedDocument>>(
                [.. _documents.Select((json, i) => new ChangedDocument(i + 1, json)).Where(document => document.Position > after).Take(max)]);
        }
    }

    public Task<long> ReadEndAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult((long)_documents.Count);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
