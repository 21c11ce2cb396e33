using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Local.Bench.Counting;

/// <summary>
/// What Cosmos DB would charge, where it does not run. Anchors, from Microsoft's "Optimize request cost in Azure Cosmos DB": an item of 1 KB is
/// read for 1 unit and written for 5, one of 100 KB for 10 and 50; between and beyond them the line is straight. Reads under bounded staleness,
/// which production uses, cost twice that (Microsoft, "Consistency levels in Azure Cosmos DB"). The rest is ours and stands in <c>infra/docs/cost.md</c>.
/// </summary>
internal static class RequestUnits
{
    /// <summary>Bounded staleness asks two replicas of four.</summary>
    public const double StaleReads = 2;

    /// <summary>Our assumption: what a query within one partition costs before the first item is loaded.</summary>
    public const double QueryBase = 2;

    private const double Kilobyte = 1024;
    private const double KilobytesBetween = 99;

    public static long SizeOf<T>(T item) => JsonSerializer.SerializeToUtf8Bytes(item, CaseJson.Options).Length;

    /// <summary>A point read; of an item that is not there with 0 bytes.</summary>
    public static double Read(long bytes) => StaleReads * Line(1, 10, bytes);

    public static double Write(long bytes) => Line(5, 50, bytes);

    /// <summary>A query that one partition answers with so many bytes.</summary>
    public static double Query(long bytes) => StaleReads * QueryBase + Read(bytes);

    private static double Line(double ofOne, double ofHundred, long bytes) =>
        ofOne + (Math.Max(0, (bytes / Kilobyte) - 1) * (ofHundred - ofOne) / KilobytesBetween);
}
