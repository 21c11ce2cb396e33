using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Local.Bench.Cost;

/// <summary>The prices, with the date on which they were put together.</summary>
internal sealed record PriceTable(DateOnly Compiled, string Currency, string Note, IReadOnlyList<Price> Prices)
{
    private const string FileName = "prices.json";

    public static PriceTable Load()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(typeof(PriceTable), FileName)
            ?? throw new InvalidOperationException($"The assembly has no {FileName}.");
        return JsonSerializer.Deserialize<PriceTable>(stream, CaseJson.Options)!;
    }

    public Price Of(string id) => Prices.Single(price => price.Id == id);
}
