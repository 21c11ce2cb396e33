namespace Pipeline.Local.Bench.Cost;

/// <summary>One thing that is paid for. <see cref="Amount"/> is null where there is no price.</summary>
/// <param name="Price">The price's id.</param>
/// <param name="Quantity">How many of what the price counts, before they are made units.</param>
/// <param name="Amount">For one case.</param>
/// <param name="InTotal">False where another line pays for the same thing.</param>
internal sealed record CostLine(string Price, double Quantity, decimal? Amount, bool InTotal);
