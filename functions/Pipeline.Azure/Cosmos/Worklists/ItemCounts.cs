namespace Pipeline.Azure.Cosmos.Worklists;

internal static class ItemCounts
{
    /// <summary>How many items there are; served by the index, unless words are looked for.</summary>
    public static async Task<int> CountAsync(this CosmosItems items, ItemFilter filter, string? partition, CancellationToken cancellationToken) =>
        await items.QueryAsync<int>(filter.Select("VALUE COUNT(1)"), partition, cancellationToken).SumAsync(cancellationToken);
}
