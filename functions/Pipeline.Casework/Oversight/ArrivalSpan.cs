namespace Pipeline.Casework.Oversight;

/// <summary>A time in which cases came in.</summary>
/// <param name="Since">The first instant that is admitted.</param>
/// <param name="Before">The first arrival that is not admitted any more; null where the time has no end.</param>
public sealed record ArrivalSpan(DateTimeOffset Since, Arrival? Before = null)
{
    /// <summary>Admits whatever came in at any time.</summary>
    public static ArrivalSpan Ever { get; } = new(DateTimeOffset.MinValue);

    public bool Admits(WorklistRow row) => row.ReceivedAt >= Since && (Before is null || Arrival.Of(row) < Before);
}
