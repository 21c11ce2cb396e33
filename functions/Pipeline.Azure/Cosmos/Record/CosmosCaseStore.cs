using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Record;

/// <summary>
/// The record in the container of cases. A case is a partition: its commits, each created once and never changed; one head, written with each
/// commit in one transaction; one snapshot; and its parts, which are there before the commit that refers to them.
/// </summary>
public sealed class CosmosCaseStore(CosmosContainers containers) : ICaseStore
{
    /// <summary>Parts of one commit that are written at a time.</summary>
    private const int PartsAtOnce = 8;

    private const string CommitsOfCase = "SELECT * FROM c WHERE c.caseId = @case AND c.type = @type AND c.version > @after";

    /// <summary>Only heads have <c>owed</c>.</summary>
    private const string HeadsOwing = """SELECT * FROM c WHERE c.owed["by"] < @before ORDER BY c.owed["by"]""";

    private const string HeadsByCase = "SELECT * FROM c WHERE c.type = @type AND c.caseId > @after ORDER BY c.caseId";

    private readonly CosmosItems _items = containers.Items(Containers.Cases);

    public async Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken)
    {
        if (parts.Count > 0)
        {
            // A commit that is there has had its parts, and some of them may have been disposed of since.
            if (await FindAsync(commit, cancellationToken) is { } known)
            {
                return ResultOf(commit, known);
            }

            await ForEachAsync(parts, (part, token) => _items.CreateAsync(PartItem.Of(part), part.CaseId.Value, token), cancellationToken);
        }

        var statuses = await _items.BatchAsync(
            commit.CaseId.Value, batch => batch.Create(commit).Upsert(HeadItem.Of(commit)), cancellationToken);
        if (statuses[0] != HttpStatusCode.Conflict)
        {
            return new AppendResult.Appended();
        }

        var result = ResultOf(commit, (await FindAsync(commit, cancellationToken))!);
        if (result is AppendResult.Conflict)
        {
            // Nothing refers to these parts, so nobody would ever dispose of them.
            await ForEachAsync(parts, (part, token) => DisposePartAsync(part.CaseId, part.PartId, token), cancellationToken);
        }

        return result;
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
