using Pipeline.Functions.Projections;
using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Bench.Cost;

/// <summary>What one case costs. Whatever is paid by the month alone is not in it; <c>infra/docs/cost.md</c> says what that is.</summary>
/// <param name="Lines">One for each thing that is paid for.</param>
/// <param name="Total">The sum of the lines that have a price and count.</param>
/// <param name="Unpriced">The ids of the lines without a price.</param>
internal sealed record CaseCost(IReadOnlyList<CostLine> Lines, decimal Total, IReadOnlyList<string> Unpriced)
{
    /// <summary>A send, a receipt and a completion.</summary>
    public const int OperationsPerMessage = 3;

    /// <summary>Our assumption; nothing shorter than this is measured on Azure yet.</summary>
    public const double SecondsPerExecution = 0.1;

    /// <summary>As the templates have it.</summary>
    public const double InstanceGigabytes = 2;

    /// <summary>What is stored is paid for a year.</summary>
    public const int MonthsStored = 12;

    private const double Gigabyte = 1024 * 1024 * 1024;

    public static CaseCost Of(Tally tally, PriceTable prices)
    {
        var executions = ExecutionsOf(tally);
        List<CostLine> lines =
        [
            Line(PriceIds.CosmosServerless, tally.RequestUnits, true),
            Line(PriceIds.CosmosAutoscale, tally.RequestUnits, false),
            Line(PriceIds.CosmosStorage, tally.RecordBytes / Gigabyte * MonthsStored, true),
            Line(PriceIds.ServiceBusOperations, tally.Messages * OperationsPerMessage, true),
            Line(PriceIds.FunctionsExecutions, executions, true),
            Line(PriceIds.FunctionsTime, executions * SecondsPerExecution * InstanceGigabytes, true),
            Line(PriceIds.DurableActions, tally.DurableActions, true),
            Line(PriceIds.BlobWrites, tally.BlobWrites, true),
            Line(PriceIds.BlobReads, tally.BlobReads, true),
            Line(PriceIds.BlobStorage, tally.BlobBytes / Gigabyte * MonthsStored, true),
        ];
        return new CaseCost(
            lines,
            lines.Where(line => line.InTotal).Sum(line => line.Amount ?? 0),
            [.. lines.Where(line => line is { InTotal: true, Amount: null }).Select(line => line.Price)]);

        CostLine Line(string id, double quantity, bool inTotal)
        {
            var price = prices.Of(id);
            return new CostLine(id, quantity, price.Amount * (decimal)(quantity / price.Per), inTotal);
        }
    }

    /// <summary>Requests, messages received, durable actions, and each commit once by each follower of the feed, as if no two ever came in one batch.</summary>
    public static int ExecutionsOf(Tally tally) => tally.Requests + tally.Messages + tally.DurableActions + (tally.Commits * Followers.Names.Count);
}
