using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Logs;

/// <summary>What the house did, an item an entry, a partition a kind.</summary>
public sealed class CosmosHouseLog(CosmosContainers containers) : IHouseLog
{
    private const int AttemptBytes = 16;

    private const string OfKind = "SELECT * FROM c WHERE c.kind = @kind AND c.entryId > @after ORDER BY c.entryId";

    private const string OfKindLastFirst = OfKind + " DESC";

    private readonly CosmosItems _items = containers.Items(Containers.House);

    public async Task<bool> AddAsync(HouseEntry entry, CancellationToken cancellationToken)
    {
        var item = HouseItem.Of(entry, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(AttemptBytes)));
        return await _items.CreateAsync(item, item.Kind, cancellationToken)
            || (await _items.ReadAsync<HouseItem>(item.Id, item.Kind, cancellationToken))?.Value.Attempt == item.Attempt;
    }

    public async Task<HouseEntry?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        (await _items.ReadAsync<HouseItem>(HouseItem.IdOf(kind, id), kind, cancellationToken))?.Value.Read();

    public async Task<HouseEntry?> ReadLatestAsync(string kind, CancellationToken cancellationToken) =>
        (await _items.QueryAsync<HouseItem>(Text(OfKindLastFirst, kind, string.Empty), kind, cancellationToken, pageSize: 1)
            .FirstOrDefaultAsync(cancellationToken))?.Read();

    public async IAsyncEnumerable<HouseEntry> ReadAsync(string kind, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in _items.QueryAsync<HouseItem>(Text(OfKind, kind, after), kind, cancellationToken))
        {
            yield return item.Read();
        }
    }

    private static QueryDefinition Text(string text, string kind, string after) =>
        new QueryDefinition(text).WithParameter("@kind", kind).WithParameter("@after", after);
}
