using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Bench.Cost;

/// <summary>A way of a case through the house, with what it took and what that costs.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Counts">For one case.</param>
/// <param name="Cost">For one case.</param>
/// <param name="PerYear">The total for that many submissions a year, were all of them to go this way.</param>
internal sealed record CostedPath(string Path, Tally Counts, CaseCost Cost, IReadOnlyDictionary<string, decimal> PerYear)
{
    /// <summary>Submissions a year: a regulator's present number, and ten times as many.</summary>
    private static readonly int[] Years = [800_000, 8_000_000];

    public static CostedPath Of(string path, Tally counts, PriceTable prices)
    {
        var cost = CaseCost.Of(counts, prices);
        return new CostedPath(
            path, counts, cost, Years.ToDictionary(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture), year => decimal.Round(cost.Total * year, 2)));
    }
}
