using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Pipeline.Contracts.Components;

/// <summary>
/// A batch as single operations, one batch at a time: first it looks whether each of them can be done, and only then does them. So nothing has
/// happened when one cannot, as in a real batch; but a reader may see the middle of it.
/// </summary>
internal sealed class BatchInTurn(Container container, PartitionKey partition, SemaphoreSlim turn) : TransactionalBatch
{
    private readonly List<Operation> _operations = [];

    public override TransactionalBatch CreateItemStream(Stream streamPayload, TransactionalBatchItemRequestOptions? requestOptions = null)
    {
        var item = Copy(streamPayload);
        return Add(new Operation(
            IdOf(item),
            stored => stored is null ? null : HttpStatusCode.Conflict,
            () => container.CreateItemStreamAsync(new MemoryStream(item), partition)));
    }

    public override TransactionalBatch UpsertItemStream(Stream streamPayload, TransactionalBatchItemRequestOptions? requestOptions = null)
    {
        var item = Copy(streamPayload);
        return Add(new Operation(
            IdOf(item), stored => Met(stored, requestOptions), () => container.UpsertItemStreamAsync(new MemoryStream(item), partition)));
    }

    public override TransactionalBatch ReplaceItemStream(string id, Stream streamPayload, TransactionalBatchItemRequestOptions? requestOptions = null)
    {
        var item = Copy(streamPayload);
        return Add(new Operation(
            id,
            stored => stored is null ? HttpStatusCode.NotFound : Met(stored, requestOptions),
            () => container.ReplaceItemStreamAsync(new MemoryStream(item), id, partition)));
    }

    public override TransactionalBatch DeleteItem(string id, TransactionalBatchItemRequestOptions? requestOptions = null) => Add(new Operation(
        id,
        stored => stored is null ? HttpStatusCode.NotFound : Met(stored, requestOptions),
        () => container.DeleteItemStreamAsync(id, partition)));

    public override async Task<TransactionalBatchResponse> ExecuteAsync(CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await FirstFailureAsync(cancellationToken) ?? await DoAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public override Task<TransactionalBatchResponse> ExecuteAsync(
        TransactionalBatchRequestOptions requestOptions, CancellationToken cancellationToken = default) => ExecuteAsync(cancellationToken);

    public override TransactionalBatch CreateItem<T>(T item, TransactionalBatchItemRequestOptions? requestOptions = null) => throw NotNeeded();

    public override TransactionalBatch ReadItem(string id, TransactionalBatchItemRequestOptions? requestOptions = null) => throw NotNeeded();

    public override TransactionalBatch UpsertItem<T>(T item, TransactionalBatchItemRequestOptions? requestOptions = null) => throw NotNeeded();

    public override TransactionalBatch ReplaceItem<T>(string id, T item, TransactionalBatchItemRequestOptions? requestOptions = null) => throw NotNeeded();

    public override TransactionalBatch PatchItem(
        string id, IReadOnlyList<PatchOperation> patchOperations, TransactionalBatchPatchItemRequestOptions? requestOptions = null) => throw NotNeeded();

    private static NotSupportedException NotNeeded() => new("Batches are filled with streams.");

    private static byte[] Copy(Stream payload)
    {
        using var copy = new MemoryStream();
        payload.CopyTo(copy);
        return copy.ToArray();
    }

    private static string IdOf(byte[] item)
    {
        using var document = JsonDocument.Parse(item);
        return document.RootElement.GetProperty("id").GetString()!;
    }

    private static HttpStatusCode? Met(string? stored, TransactionalBatchItemRequestOptions? options) =>
        options?.IfMatchEtag is { } wanted && wanted != stored ? HttpStatusCode.PreconditionFailed : null;

    private BatchInTurn Add(Operation operation)
    {
        _operations.Add(operation);
        return this;
    }

    private async Task<TransactionalBatchResponse?> FirstFailureAsync(CancellationToken cancellationToken)
    {
        for (var index = 0; index < _operations.Count; index++)
        {
            using var stored = await container.ReadItemStreamAsync(_operations[index].Id, partition, cancellationToken: cancellationToken);
            if (!stored.IsSuccessStatusCode && stored.StatusCode != HttpStatusCode.NotFound)
            {
                return BatchAnswer.NoRoom(stored, _operations.Count);
            }

            if (_operations[index].Fails(stored.IsSuccessStatusCode ? stored.Headers.ETag : null) is { } status)
            {
                return BatchAnswer.Failed(status, index, _operations.Count);
            }
        }

        return null;
    }

    private async Task<TransactionalBatchResponse> DoAsync()
    {
        var charge = 0.0;
        var statuses = new List<HttpStatusCode>();
        foreach (var operation in _operations)
        {
            using var answer = await operation.Do();
            if (!answer.IsSuccessStatusCode)
            {
                return BatchAnswer.NoRoom(answer, _operations.Count);
            }

            charge += answer.Headers.RequestCharge;
            statuses.Add(answer.StatusCode);
        }

        return BatchAnswer.Done(statuses, charge);
    }

    /// <param name="Id">Of the item.</param>
    /// <param name="Fails">Given the ETag of what is stored, or null: the status with which it cannot be done, or null.</param>
    /// <param name="Do">Does it.</param>
    private sealed record Operation(string Id, Func<string?, HttpStatusCode?> Fails, Func<Task<ResponseMessage>> Do);
}
