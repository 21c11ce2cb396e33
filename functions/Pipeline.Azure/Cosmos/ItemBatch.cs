using Microsoft.Azure.Cosmos;

namespace Pipeline.Azure.Cosmos;

/// <summary>Operations on items of one partition that happen together or not at all: at most 100 of them and 2 MB.</summary>
internal sealed class ItemBatch(TransactionalBatch batch)
{
    /// <summary>409 when there is an item of this id.</summary>
    public ItemBatch Create<T>(T item)
    {
        batch.CreateItemStream(ItemJson.Write(item));
        return this;
    }

    public ItemBatch Upsert<T>(T item)
    {
        batch.UpsertItemStream(ItemJson.Write(item));
        return this;
    }

    /// <summary>412 when the item is another than the one read under this ETag.</summary>
    public ItemBatch Replace<T>(string id, T item, string etag)
    {
        batch.ReplaceItemStream(id, ItemJson.Write(item), new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        return this;
    }

    /// <summary>412 when the item is another than the one read under this ETag.</summary>
    public ItemBatch Delete(string id, string etag)
    {
        batch.DeleteItem(id, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        return this;
    }

    public Task<TransactionalBatchResponse> ExecuteAsync(CancellationToken cancellationToken) => batch.ExecuteAsync(cancellationToken);
}
