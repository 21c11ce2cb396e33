namespace Pipeline.Local.Bench.Cost;

/// <summary>What a case of each path takes and costs.</summary>
internal sealed record CostReport(PriceTable Prices, IReadOnlyList<CostedPath> Paths)
{
    /// <summary>Plays every path in that folder.</summary>
    public static async Task<CostReport> MakeAsync(string data, CancellationToken cancellationToken)
    {
        var prices = PriceTable.Load();
        var tallies = await CostRun.RunAsync(data, JourneyPaths.All.Keys, cancellationToken);
        return new CostReport(prices, [.. tallies.Select(path => CostedPath.Of(path.Key, path.Value, prices))]);
    }
}
