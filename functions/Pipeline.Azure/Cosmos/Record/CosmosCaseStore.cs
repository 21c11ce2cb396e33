using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Record;

/// <summary>
/// The record in the container of cases. A case is a partition: its commits, each created once and never changed; one head, written with each
/// commit in one transaction; one snapshot; and its parts, written in the same transaction, or, where they are too many or too large for it, before.
/// </summary>
public sealed class CosmosCaseStore(CosmosContainers containers) : ICaseStore
{
    /// <summary>Parts in the transaction of their commit, which takes 100 operations.</summary>
    private const int PartsTogether = 90;

    /// <summary>UTF-8 bytes of texts in a transaction, which takes 2 MB: JSON may double them.</summary>
    private const int BytesTogether = 900_000;

    /// <summary>Parts that are written at a time when they do not fit.</summary>
    private const int PartsAtOnce = 8;

    private const string CommitsOfCase = "SELECT * FROM c WHERE c.caseId = @case AND c.type = @type AND c.version > @after";

    /// <summary>Only heads have <c>owed</c>.</summary>
    private const string HeadsOwing = """SELECT * FROM c WHERE c.owed["by"] < @before ORDER BY c.owed["by"]""";

    private const string HeadsByCase = "SELECT * FROM c WHERE c.type = @type AND c.caseId > @after ORDER BY c.caseId";

    private readonly CosmosItems _items = containers.Items(Containers.Cases);

    public async Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken)
    {
        var together = CountTogether(commit, parts);
        var before = parts.Skip(together).ToList();
        if (before.Count > 0)
        {
            // A commit that is there has had its parts, and some of them may have been disposed of since.
            if (await FindAsync(commit, cancellationToken) is { } known)
            {
                return ResultOf(commit, known);
            }

            await ForEachAsync(before, (part, token) => _items.CreateAsync(PartItem.Of(part), part.CaseId.Value, token), cancellationToken);
        }

        var statuses = await _items.BatchAsync(
            commit.CaseId.Value,
            batch => parts.Take(together).Aggregate(batch, (filled, part) => filled.Upsert(PartItem.Of(part))).Create(commit).Upsert(HeadItem.Of(commit)),
            cancellationToken);
        return statuses[together] switch
        {
            HttpStatusCode.Created => new AppendResult.Appended(),
            HttpStatusCode.Conflict => await MetAsync(commit, before, cancellationToken),
            var status => throw new InvalidOperationException($"The commit {commit.Id} was answered with {status}."),
        };
    }

    public async Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(CommitsOfCase)
            .WithParameter("@case", caseId.Value).WithParameter("@type", CommitDocument.DocumentType).WithParameter("@after", afterVersion);
        return await _items.QueryAsync<CommitDocument>(query, caseId.Value, cancellationToken).OrderBy(commit => commit.Version).ToListAsync(cancellationToken);
    }

    public async Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken) =>
        (await _items.ReadAsync<SnapshotItem>(SnapshotItem.ItemId, caseId.Value, cancellationToken))?.Value.Read();

    public async Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken)
    {
        var item = SnapshotItem.Of(snapshot);
        var partition = snapshot.CaseId.Value;
        while (true)
        {
            var stored = await _items.ReadAsync<SnapshotItem>(SnapshotItem.ItemId, partition, cancellationToken);
            if (stored is { Value: var kept } && !item.IsNewerThan(kept))
            {
                return;
            }

            var written = stored is null
                ? await _items.CreateAsync(item, partition, cancellationToken)
                : await _items.ReplaceAsync(SnapshotItem.ItemId, item, partition, stored.ETag, cancellationToken);
            if (written)
            {
                return;
            }
        }
    }

    public async Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken) =>
        [.. (await _items.ReadManyAsync<PartItem>(partIds.Select(PartItem.IdOf), caseId.Value, cancellationToken)).Select(item => item.Read())];

    public Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken) =>
        _items.DeleteAsync(PartItem.IdOf(partId), caseId.Value, cancellationToken);

    public IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        HeadsAsync(new QueryDefinition(HeadsOwing).WithParameter("@before", ItemJson.TimeOf(before)), cancellationToken);

    public IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, CancellationToken cancellationToken) => HeadsAsync(
        new QueryDefinition(HeadsByCase).WithParameter("@type", HeadItem.ItemId).WithParameter("@after", after?.Value ?? string.Empty),
        cancellationToken);

    /// <summary>How many of the parts fit into one transaction with their commit.</summary>
    private static int CountTogether(CommitDocument commit, IReadOnlyList<PartDocument> parts)
    {
        var bytes = Encoding.UTF8.GetByteCount(commit.Payload);
        return parts.Take(PartsTogether).TakeWhile(part => (bytes += Encoding.UTF8.GetByteCount(part.Text)) <= BytesTogether).Count();
    }

    /// <summary>There is a commit of this version. What it does not refer to nobody would ever dispose of.</summary>
    private async Task<AppendResult> MetAsync(CommitDocument commit, IReadOnlyList<PartDocument> before, CancellationToken cancellationToken)
    {
        var known = (await FindAsync(commit, cancellationToken))!;
        if (known != commit)
        {
            await ForEachAsync(before, (part, token) => DisposePartAsync(part.CaseId, part.PartId, token), cancellationToken);
        }

        return ResultOf(commit, known);
    }

    /// <summary>The same id is the same attempt: it succeeded without its answer arriving.</summary>
    private static AppendResult ResultOf(CommitDocument commit, CommitDocument stored) =>
        stored.CommitId == commit.CommitId ? new AppendResult.AlreadyAppended() : new AppendResult.Conflict();

    private static Task ForEachAsync(IReadOnlyList<PartDocument> parts, Func<PartDocument, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken },
            async (part, token) => await act(part, token));

    private async Task<CommitDocument?> FindAsync(CommitDocument commit, CancellationToken cancellationToken) =>
        (await _items.ReadAsync<CommitDocument>(commit.Id, commit.CaseId.Value, cancellationToken))?.Value;

    private async IAsyncEnumerable<CaseHead> HeadsAsync(QueryDefinition query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var head in _items.QueryAsync<HeadItem>(query, partition: null, cancellationToken))
        {
            yield return head.Read();
        }
    }
}
