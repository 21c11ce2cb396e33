namespace Pipeline.Casework.Cases;

/// <summary>
/// The record of all cases. It has one write, <see cref="AppendAsync"/>; everything else reads, caches or disposes.
/// Every method throws <see cref="StoreUnavailableException"/> when the store cannot answer for the moment.
/// </summary>
public interface ICaseStore
{
    /// <summary>
    /// Makes the commit and its parts durable before it returns. Parts may survive a conflict; nothing refers to them then. Safe to repeat.
    /// </summary>
    Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken);

    /// <summary>The commits after <paramref name="afterVersion"/> in order, read up to date: an acknowledged commit is always seen. Empty for an unknown case.</summary>
    Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken);

    Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken);

    /// <summary>Keeps the snapshot unless a newer one (by version, then fold version) is there.</summary>
    Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken);

    /// <summary>The parts that still exist, of the ids asked for.</summary>
    Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken);

    /// <summary>Deletes a part with its salt. Does nothing when it is gone.</summary>
    Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken);

    /// <summary>The heads of cases whose obligation was due before <paramref name="before"/>, the oldest first; a closed case may owe an effect too.</summary>
    IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>All heads in the order of their ids after <paramref name="after"/>; null starts at the beginning.</summary>
    IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, CancellationToken cancellationToken);
}
