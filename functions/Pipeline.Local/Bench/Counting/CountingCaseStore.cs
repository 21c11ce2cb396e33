using Pipeline.Casework.Cases;
using Pipeline.Functions.Projections;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Counts what the record is asked and told. On Azure a commit is one batch: the commit is created, the head of the case replaced, and the parts written.</summary>
internal sealed class CountingCaseStore(ICaseStore store, CaseMeter meter) : ICaseStore
{
    public Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken)
    {
        var head = new CaseHead(commit.CaseId, commit.Version, commit.Hash, commit.Owed, commit.Closed);
        long[] sizes = [.. parts.Select(RequestUnits.SizeOf), RequestUnits.SizeOf(commit), RequestUnits.SizeOf(head)];
        return meter.SpendAsync(commit.CaseId, () => store.AppendAsync(commit, parts, cancellationToken), result => new Tally
        {
            Commits = result is AppendResult.Appended ? 1 : 0,
            Writes = parts.Count,
            RequestUnits = sizes.Sum(RequestUnits.Write) + Followed(sizes),
            RecordBytes = result is AppendResult.Appended ? sizes[..^1].Sum() + (commit.Version == 1 ? sizes[^1] : 0) : 0,
        });
    }

    public Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId, () => store.ReadCommitsAsync(caseId, afterVersion, cancellationToken), found => new Tally { Reads = 1, RequestUnits = RequestUnits.Query(RequestUnits.SizeOf(found)) });

    public Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId, () => store.ReadSnapshotAsync(caseId, cancellationToken), found => new Tally { Reads = 1, RequestUnits = RequestUnits.Read(RequestUnits.SizeOf(found)) });

    public Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken)
    {
        var size = RequestUnits.SizeOf(snapshot);
        return meter.SpendAsync(snapshot.CaseId, () => store.WriteSnapshotAsync(snapshot, cancellationToken), new Tally
        {
            Writes = 1,
            RequestUnits = RequestUnits.Read(size) + RequestUnits.Write(size) + Followed(size),
        });
    }

    public Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId,
        () => store.ReadPartsAsync(caseId, partIds, cancellationToken),
        found => new Tally { Reads = partIds.Count, RequestUnits = found.Sum(part => RequestUnits.Read(RequestUnits.SizeOf(part))) });

    public Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken) => meter.SpendAsync(
        caseId, () => store.DisposePartAsync(caseId, partId, cancellationToken), new Tally { Writes = 1, RequestUnits = RequestUnits.Write(0) });

    public IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, CancellationToken cancellationToken) => store.FindOwedAsync(before, cancellationToken);

    public IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, CancellationToken cancellationToken) => store.ReadHeadsAsync(after, cancellationToken);

    /// <summary>Each follower of the change feed reads what has changed. Our assumption: for as much as a read of each item.</summary>
    private static double Followed(params long[] sizes) => Followers.Names.Count * sizes.Sum(RequestUnits.Read);
}
