using System.Reflection;
using Pipeline.Local.Bench.Cost;
using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Tests.Bench.Cost;

public sealed class CaseCostTests
{
    private static readonly PriceTable Shipped = PriceTable.Load();

    [Fact]
    public void Prices_Shipped_NameEverythingThatIsPaidForWithUnitAndSource()
    {
        var ids = typeof(PriceIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Shipped.Prices.Select(price => price.Id).ShouldBe(ids, ignoreOrder: true);
        Shipped.Prices.ShouldAllBe(price => price.Per > 0 && price.Source.Contains("https://") && price.Unit.Length > 0);
        Shipped.Prices.ShouldAllBe(price => price.Amount == null || (price.Amount > 0 && price.Region != null));
        Shipped.Prices.ShouldAllBe(price => price.Dated == null || price.Dated <= Shipped.Compiled);
    }

    [Fact]
    public void Cost_OfCounts_IsCountsTimesPrices()
    {
        var cost = CaseCost.Of(
            new Tally { Commits = 4, RequestUnits = 400, Messages = 3, DurableActions = 12, Requests = 4, BlobWrites = 2 },
            Priced(new() { [PriceIds.CosmosServerless] = 0.25m, [PriceIds.ServiceBusOperations] = 0.8m, [PriceIds.BlobWrites] = 0.1m }));

        AmountOf(cost, PriceIds.CosmosServerless).ShouldBe(0.0001m);
        AmountOf(cost, PriceIds.ServiceBusOperations).ShouldBe(9 * 0.0000008m);
        AmountOf(cost, PriceIds.BlobWrites).ShouldBe(0.00002m);
        cost.Lines.Single(line => line.Price == PriceIds.FunctionsExecutions).Quantity.ShouldBe(4 + 3 + 12 + (4 * 3));
        cost.Total.ShouldBe(0.0001m + (9 * 0.0000008m) + 0.00002m);
    }

    [Fact]
    public void Cost_WithoutAPrice_SaysSoAndCountsNothing()
    {
        var cost = CaseCost.Of(new Tally { DurableActions = 12 }, Priced([]));

        AmountOf(cost, PriceIds.DurableActions).ShouldBeNull();
        cost.Total.ShouldBe(0);
        cost.Unpriced.ShouldContain(PriceIds.DurableActions);
        cost.Unpriced.ShouldNotContain(PriceIds.CosmosAutoscale, "it is another price for the same units");
    }

    private static decimal? AmountOf(CaseCost cost, string id) => cost.Lines.Single(line => line.Price == id).Amount;

    private static PriceTable Priced(Dictionary<string, decimal> amounts) => Shipped with
    {
        Prices = [.. Shipped.Prices.Select(price => price with { Amount = amounts.TryGetValue(price.Id, out var amount) ? amount : null })],
    };
}
