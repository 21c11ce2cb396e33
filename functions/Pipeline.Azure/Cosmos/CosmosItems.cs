using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cost;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos;

/// <summary>
/// The items of one container. Answers that a caller expects (there is none, there is one already, it was changed) are results; what may
/// pass is <see cref="StoreUnavailableException"/>, as <see cref="Throttling"/> has it; the rest is a <see cref="CosmosException"/>.
/// A write that timed out may have happened: whoever repeats it must recognise its own work.
/// </summary>
internal sealed class CosmosItems(Container container, Throttling throttling)
{
    /// <summary>Null when there is none.</summary>
    public Task<StoredItem<T>?> ReadAsync<T>(string id, string partition, CancellationToken cancellationToken) => AskAsync(
        "read",
        token => container.ReadItemStreamAsync(id, new PartitionKey(partition), cancellationToken: token),
        async (response, token) =>
        {
            if (CosmosFaults.IsNone(response))
            {
                return null;
            }

            CosmosFaults.ThrowIfFailed(response);
            return new StoredItem<T>(await ItemJson.ReadAsync<T>(response.Content, token), response.Headers.ETag);
        },
        cancellationToken);

    /// <summary>Those of the ids that are there, in no order.</summary>
    public Task<IReadOnlyList<T>> ReadManyAsync<T>(IEnumerable<string> ids, string partition, CancellationToken cancellationToken) =>
        ReadManyAsync<T>(ids.Select(id => (id, partition)), cancellationToken);

    /// <summary>Those that are there, in no order. One call for many partitions, cheaper than a read of each.</summary>
    public async Task<IReadOnlyList<T>> ReadManyAsync<T>(IEnumerable<(string Id, string Partition)> items, CancellationToken cancellationToken)
    {
        List<(string, PartitionKey)> wanted = [.. items.Distinct().Select(item => (item.Id, new PartitionKey(item.Partition)))];
        return wanted.Count == 0 ? [] : await AskAsync(
            "read-many",
            token => container.ReadManyItemsStreamAsync(wanted, cancellationToken: token),
            ReadPageAsync<T>,
            cancellationToken);
    }

    /// <summary>False, and nothing changes, when there is an item of this id.</summary>
    public Task<bool> CreateAsync<T>(T item, string partition, CancellationToken cancellationToken) => WriteAsync(
        "create",
        item,
        (content, token) => container.CreateItemStreamAsync(content, new PartitionKey(partition), cancellationToken: token),
        response => response.StatusCode != HttpStatusCode.Conflict,
        cancellationToken);

    public Task UpsertAsync<T>(T item, string partition, CancellationToken cancellationToken) => WriteAsync(
        "upsert",
        item,
        (content, token) => container.UpsertItemStreamAsync(content, new PartitionKey(partition), cancellationToken: token),
        _ => true,
        cancellationToken);

    /// <summary>False, and nothing changes, when the item is another than the one read under this ETag, or gone.</summary>
    public Task<bool> ReplaceAsync<T>(string id, T item, string partition, string etag, CancellationToken cancellationToken) => WriteAsync(
        "replace",
        item,
        (content, token) => container.ReplaceItemStreamAsync(
            content, id, new PartitionKey(partition), new ItemRequestOptions { IfMatchEtag = etag }, token),
        response => response.StatusCode != HttpStatusCode.PreconditionFailed && !CosmosFaults.IsNone(response),
        cancellationToken);

    /// <summary>False when there was none.</summary>
    public Task<bool> DeleteAsync(string id, string partition, CancellationToken cancellationToken) => DeleteAsync(id, partition, null, cancellationToken);

    /// <summary>False, and nothing changes, when the item is another than the one read under this ETag, or gone. Null: whatever is there.</summary>
    public Task<bool> DeleteAsync(string id, string partition, string? etag, CancellationToken cancellationToken) => AskAsync(
        "delete",
        token => container.DeleteItemStreamAsync(id, new PartitionKey(partition), new ItemRequestOptions { IfMatchEtag = etag }, token),
        (response, _) => Task.FromResult(Happened(
            response, answer => answer.StatusCode != HttpStatusCode.PreconditionFailed && !CosmosFaults.IsNone(answer))),
        cancellationToken);

    /// <summary>The status of each operation in its order. When one has failed, nothing has happened, and the others say 424.</summary>
    public Task<IReadOnlyList<HttpStatusCode>> BatchAsync(string partition, Action<ItemBatch> fill, CancellationToken cancellationToken) =>
        throttling.AskAsync(token => TranslateAsync(() => BatchOnceAsync(partition, fill, token), token), cancellationToken);

    /// <summary>Page after page. Without a partition every partition is asked: for background work only.</summary>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        QueryDefinition query, string? partition, [EnumeratorCancellation] CancellationToken cancellationToken, int? pageSize = null)
    {
        var options = new QueryRequestOptions
        {
            PartitionKey = partition is null ? null : new PartitionKey(partition),
            MaxItemCount = pageSize ?? -1,
        };
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults)
        {
            var page = await AskAsync("query", pages.ReadNextAsync, ReadPageAsync<T>, cancellationToken);
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }

    private static Task<IReadOnlyList<T>> ReadPageAsync<T>(ResponseMessage response, CancellationToken cancellationToken)
    {
        CosmosFaults.ThrowIfFailed(response);
        return ItemJson.ReadPageAsync<T>(response.Content, cancellationToken);
    }

    private static bool Happened(ResponseMessage response, Func<ResponseMessage, bool> did)
    {
        if (!did(response))
        {
            return false;
        }

        CosmosFaults.ThrowIfFailed(response);
        return true;
    }

    private static async Task<T> TranslateAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (CosmosFaults.MayPass(failure, cancellationToken))
        {
            throw CosmosFaults.Unavailable(failure);
        }
    }

    private Task<bool> WriteAsync<T>(
        string operation,
        T item,
        Func<Stream, CancellationToken, Task<ResponseMessage>> write,
        Func<ResponseMessage, bool> did,
        CancellationToken cancellationToken) =>
        AskAsync(operation, token => write(ItemJson.Write(item), token), (response, _) => Task.FromResult(Happened(response, did)), cancellationToken);

    private Task<T> AskAsync<T>(
        string operation,
        Func<CancellationToken, Task<ResponseMessage>> send,
        Func<ResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) => throttling.AskAsync(
            token => TranslateAsync(
                async () =>
                {
                    using var response = await send(token);
                    RequestCharges.Spent(container.Id, operation, response.Headers.RequestCharge);
                    return await read(response, token);
                },
                token),
            cancellationToken);

    private async Task<IReadOnlyList<HttpStatusCode>> BatchOnceAsync(string partition, Action<ItemBatch> fill, CancellationToken cancellationToken)
    {
        var batch = new ItemBatch(container.CreateTransactionalBatch(new PartitionKey(partition)));
        fill(batch);
        using var response = await batch.ExecuteAsync(cancellationToken);
        RequestCharges.Spent(container.Id, "batch", response.RequestCharge);
        CosmosFaults.ThrowIfFailed(response);
        return [.. response.Select(result => result.StatusCode)];
    }
}
