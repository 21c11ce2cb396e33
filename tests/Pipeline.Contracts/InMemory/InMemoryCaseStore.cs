using System.Runtime.CompilerServices;
using Pipeline.Casework.Cases;

namespace Pipeline.Contracts.InMemory;

/// <summary>A case store that a test can look into, tamper with and let fail. Heads are kept apart from commits, as stores do that index them.</summary>
public sealed class InMemoryCaseStore : ICaseStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, List<CommitDocument>> commits = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CaseHead> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<(CaseId Case, string Part), PartDocument> parts = [];
    private readonly Dictionary<CaseId, SnapshotDocument> snapshots = [];
    private readonly List<CommitDocument> appended = [];

    /// <summary>Called before each append, outside the lock: what it commits comes first.</summary>
    public Func<CommitDocument, Task>? BeforeAppend { get; set; }

    /// <summary>Called after each append that wrote, with the commit durable: what it throws is an answer that never arrived.</summary>
    public Action<CommitDocument>? AfterAppend { get; set; }

    /// <summary>Called before each part is disposed of: what it throws comes in its stead.</summary>
    public Func<Task>? BeforeDispose { get; set; }

    /// <summary>When set, every call throws it.</summary>
    public StoreUnavailableException? Unavailable { get; set; }

    public int CommitCount
    {
        get
        {
            lock (gate)
            {
                return appended.Count;
            }
        }
    }

    public async Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        if (BeforeAppend is { } before)
        {
            await before(commit);
        }

        var result = Append(commit, parts);
        if (result is AppendResult.Appended)
        {
            AfterAppend?.Invoke(commit);
        }

        return result;
    }

    public Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CommitDocument>>(
                [.. commits.GetValueOrDefault(caseId.Value, []).Where(commit => commit.Version > afterVersion).OrderBy(commit => commit.Version)]);
        }
    }

    public Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        lock (gate)
        {
            return Task.FromResult(snapshots.GetValueOrDefault(caseId));
        }
    }

    public Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        lock (gate)
        {
            if (!snapshots.TryGetValue(snapshot.CaseId, out var stored)
                || (snapshot.Version, snapshot.FoldVersion).CompareTo((stored.Version, stored.FoldVersion)) > 0)
            {
                snapshots[snapshot.CaseId] = snapshot;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<PartDocument>>(
                [.. partIds.Distinct().Select(id => parts.GetValueOrDefault((caseId, id))).OfType<PartDocument>()]);
        }
    }

    public async Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        if (BeforeDispose is { } before)
        {
            await before();
        }

        lock (gate)
        {
            parts.Remove((caseId, partId));
        }
    }

    public async IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        foreach (var head in HeadsNow().Where(head => head.Owed?.By < before).OrderBy(head => head.Owed!.By))
        {
            await Task.CompletedTask;
            yield return head;
        }
    }

    public async IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        foreach (var head in HeadsNow().Where(head => after is null || string.CompareOrdinal(head.CaseId.Value, after.Value.Value) > 0))
        {
            await Task.CompletedTask;
            yield return head;
        }
    }

    /// <summary>The commits of all cases in the order in which they were appended, as a change feed has them, without the first of them.</summary>
    public IReadOnlyList<CommitDocument> Appended(int without = 0)
    {
        lock (gate)
        {
            return [.. appended.Skip(without)];
        }
    }

    /// <summary>The commits of a case as stored.</summary>
    public IReadOnlyList<Commit> Commits(CaseId caseId)
    {
        lock (gate)
        {
            return [.. commits.GetValueOrDefault(caseId.Value, []).Select(CaseRecord.Read)];
        }
    }

    /// <summary>The parts of a case that still exist.</summary>
    public IReadOnlyList<PartDocument> Parts(CaseId caseId)
    {
        lock (gate)
        {
            return [.. parts.Values.Where(part => part.CaseId == caseId)];
        }
    }

    public IReadOnlyList<CaseHead> HeadsNow()
    {
        lock (gate)
        {
            return [.. heads.Values];
        }
    }

    /// <summary>Writes over a commit as only somebody past the store could.</summary>
    public void Tamper(CaseId caseId, int version, Func<CommitDocument, CommitDocument> change)
    {
        lock (gate)
        {
            var list = commits[caseId.Value];
            var index = list.FindIndex(commit => commit.Version == version);
            list[index] = change(list[index]);
        }
    }

    public void TamperPart(CaseId caseId, string partId, Func<PartDocument, PartDocument> change)
    {
        lock (gate)
        {
            parts[(caseId, partId)] = change(parts[(caseId, partId)]);
        }
    }

    /// <summary>Removes a commit and leaves the head as it was.</summary>
    public void Drop(CaseId caseId, int version)
    {
        lock (gate)
        {
            commits[caseId.Value].RemoveAll(commit => commit.Version == version);
        }
    }

    /// <summary>Takes away every commit after a version and moves the head back, as a restored old copy would.</summary>
    public void Truncate(CaseId caseId, int version)
    {
        lock (gate)
        {
            var list = commits[caseId.Value];
            list.RemoveAll(commit => commit.Version > version);
            var last = list[^1];
            heads[caseId.Value] = new CaseHead(caseId, last.Version, last.Hash, last.Owed, last.Closed);
        }
    }

    /// <summary>Forgets the cache of the fold.</summary>
    public void DropSnapshots()
    {
        lock (gate)
        {
            snapshots.Clear();
        }
    }

    private AppendResult Append(CommitDocument commit, IReadOnlyList<PartDocument> added)
    {
        lock (gate)
        {
            if (!commits.TryGetValue(commit.CaseId.Value, out var list))
            {
                commits[commit.CaseId.Value] = list = [];
            }

            if (list.FirstOrDefault(stored => stored.Version == commit.Version) is { } taken)
            {
                return taken.CommitId == commit.CommitId ? new AppendResult.AlreadyAppended() : new AppendResult.Conflict();
            }

            if (commit.Version != list.Count + 1)
            {
                throw new InvalidOperationException($"Commit {commit.Id} leaves a gap.");
            }

            foreach (var part in added)
            {
                parts[(part.CaseId, part.PartId)] = part;
            }

            list.Add(commit);
            heads[commit.CaseId.Value] = new CaseHead(commit.CaseId, commit.Version, commit.Hash, commit.Owed, commit.Closed);
            appended.Add(commit);
            return new AppendResult.Appended();
        }
    }

    private void ThrowIfUnavailable()
    {
        if (Unavailable is { } unavailable)
        {
            throw unavailable;
        }
    }
}
