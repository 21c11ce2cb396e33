using System.Collections.Immutable;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Hosting.Feed;

namespace Pipeline.EndToEnd.Tests.OnEmulators;

/// <summary>
/// The record in Cosmos DB, and its change feed, which the emulator has not: every commit and every head of a case in the order of its versions,
/// word for word as the database has them.
/// </summary>
internal sealed class FedCaseStore(CosmosContainers containers) : ICaseStore, IChangeFeed, IChangeFeedSource, IDisposable
{
    private readonly CosmosCaseStore _store = new(containers);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<CaseId, int> _fed = [];
    private ImmutableList<string> _changes = [];
    private ImmutableList<Action> _signals = [];

    public int Changes => _changes.Count;

    public async Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken)
    {
        var result = await _store.AppendAsync(commit, parts, cancellationToken);
        if (result is not AppendResult.Conflict)
        {
            await FeedAsync(commit, cancellationToken);
        }

        return result;
    }

    public Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken) =>
        _store.ReadCommitsAsync(caseId, afterVersion, cancellationToken);

    public Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken) => _store.ReadSnapshotAsync(caseId, cancellationToken);

    public Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken) => _store.WriteSnapshotAsync(snapshot, cancellationToken);

    public Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken) =>
        _store.ReadPartsAsync(caseId, partIds, cancellationToken);

    public Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken) => _store.DisposePartAsync(caseId, partId, cancellationToken);

    public IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, CancellationToken cancellationToken) => _store.FindOwedAsync(before, cancellationToken);

    public IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, CancellationToken cancellationToken) => _store.ReadHeadsAsync(after, cancellationToken);

    public IChangeFeed Open(string container) => container == Containers.Cases
        ? this
        : throw new ArgumentException($"There is no container {container}.", nameof(container));

    public IDisposable OnChange(Action signal)
    {
        ImmutableInterlocked.Update(ref _signals, all => all.Add(signal));
        signal();
        return new Subscription(this, signal);
    }

    public Task<IReadOnlyList<ChangedDocument>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChangedDocument>>(
            [.. _changes.Select((json, index) => new ChangedDocument(index + 1, json)).Skip((int)after).Take(max)]);

    public Task<long> ReadEndAsync(CancellationToken cancellationToken) => Task.FromResult((long)Changes);

    public void Dispose() => _turn.Dispose();

    private async Task FeedAsync(CommitDocument commit, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var version = _fed.GetValueOrDefault(commit.CaseId) + 1; version <= commit.Version; version++)
            {
                var changed = await StoredAsync(CommitDocument.IdOf(commit.CaseId, version), commit.CaseId, cancellationToken);
                var head = await StoredAsync("head", commit.CaseId, cancellationToken);
                _changes = _changes.AddRange([changed, head]);
                _fed[commit.CaseId] = version;
            }
        }
        finally
        {
            _turn.Release();
        }

        foreach (var signal in _signals)
        {
            signal();
        }
    }

    private async Task<string> StoredAsync(string id, CaseId caseId, CancellationToken cancellationToken)
    {
        using var stored = await containers.Open(Containers.Cases)
            .ReadItemStreamAsync(id, new PartitionKey(caseId.Value), cancellationToken: cancellationToken);
        stored.EnsureSuccessStatusCode();
        using var reader = new StreamReader(stored.Content);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private sealed class Subscription(FedCaseStore feed, Action signal) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed._signals, all => all.Remove(signal));
    }
}
