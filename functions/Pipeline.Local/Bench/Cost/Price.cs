namespace Pipeline.Local.Bench.Cost;

/// <summary>What a service asks for something.</summary>
/// <param name="Id">As <see cref="PriceIds"/> has it.</param>
/// <param name="What">What is paid for.</param>
/// <param name="Unit">In words.</param>
/// <param name="Per">So many of what we count make one unit.</param>
/// <param name="Amount">In the table's currency; null where no source was found.</param>
/// <param name="Region">Prices differ by region.</param>
/// <param name="Dated">The date of the source; null where it has none.</param>
/// <param name="Source">Where the figure stands.</param>
internal sealed record Price(
    string Id,
    string What,
    string Unit,
    double Per,
    [property: System.Text.Json.Serialization.JsonPropertyName("price")] decimal? Amount,
    string? Region,
    DateOnly? Dated,
    string Source);
