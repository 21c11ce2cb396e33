using System.Security.Cryptography;
using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Audit;

namespace Pipeline.Azure.Cosmos.Logs;

/// <summary>
/// Reads and disclosures, each an item of its own that is never changed, in the order in which the processes that wrote them counted. What is asked
/// of one case stays in its partition; every other question goes to all partitions, which is for auditors only. A page holds more than was asked for
/// when two processes counted alike at its end. An entry that another process is just writing may come to stand before the end of a page already read.
/// </summary>
public sealed class CosmosAuditLog(CosmosContainers containers, TimeProvider time) : IAuditLog
{
    private const int IdBytes = 16;

    private readonly CosmosItems _items = containers.Items(Containers.Audit);
    private readonly AuditPositions _positions = new(time);

    public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var item = AuditItem.Of(entry, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), _positions.Next());

        // The id is new: when there is an item of it, an attempt succeeded without its answer arriving.
        return _items.CreateAsync(item, item.CaseId, cancellationToken);
    }

    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var page = new List<AuditItem>();
        await foreach (var item in _items.QueryAsync<AuditItem>(Text(query), query.CaseId?.Value, cancellationToken, query.Take + 1))
        {
            if (page.Count >= query.Take && item.Position > page[^1].Position)
            {
                return new AuditPage([.. page.Select(one => one.Read())], page[^1].Position);
            }

            page.Add(item);
        }

        return new AuditPage([.. page.Select(one => one.Read())], Next: null);
    }

    private static QueryDefinition Text(AuditQuery query)
    {
        (string Condition, string Name, object? Value)[] filters =
        [
            ("c.position > @after", "@after", query.After),
            ("c.caseId = @case", "@case", query.CaseId?.Value),
            ("c.actor = @actor", "@actor", query.Actor),
            ("c.locationId = @location", "@location", query.LocationId),
            ("c.at >= @from", "@from", query.From is { } from ? ItemJson.TimeOf(from) : null),
            ("c.at < @to", "@to", query.To is { } to ? ItemJson.TimeOf(to) : null),
        ];
        var asked = filters.Where(filter => filter.Value is not null).ToList();
        return asked.Aggregate(
            new QueryDefinition($"SELECT * FROM c WHERE {string.Join(" AND ", asked.Select(filter => filter.Condition))} ORDER BY c.position"),
            (text, filter) => text.WithParameter(filter.Name, filter.Value));
    }
}
