namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>The sums of a shelf beside what changes them.</summary>
internal static class SumsBatch
{
    public static ItemBatch WriteSums(this ItemBatch batch, string shelf, StoredItem<SumsItem>? sums, IReadOnlyDictionary<string, int> change) => sums is null
        ? batch.Create(new SumsItem { Partition = shelf }.With(change))
        : batch.Replace(SumsItem.TheId, sums.Value.With(change), sums.ETag);
}
