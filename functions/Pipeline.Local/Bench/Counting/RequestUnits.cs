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

    /// <summary>Writing the sums of a shelf in one batch with a case, read before.</summary>
    public const double Sums = 17;

    /// <summary>Writing or removing an entry by which a case is found.</summary>
    public const double Entry = 10;

    /// <summary>What the indexed times of a case of the worklist add to its writing.</summary>
    private const double CaseIndexes = 6;

    private const double Kilobyte = 1024;
    private const double KilobytesBetween = 99;

    public static long SizeOf<T>(T item) => JsonSerializer.SerializeToUtf8Bytes(item, CaseJson.Options).Length;

    /// <summary>A point read; of an item that is not there with 0 bytes.</summary>
    public static double Read(long bytes) => StaleReads * Line(1, 10, bytes);

    public static double Write(long bytes) => Line(5, 50, bytes);

    /// <summary>Reading a case of the worklist and replacing it under the version that was read.</summary>
    public static double Case(long bytes) => Read(bytes) + Write(bytes) + CaseIndexes;

    /// <summary>A query that one partition answers with so many bytes.</summary>
    public static double Query(long bytes) => StaleReads * QueryBase + Read(bytes);

    private static double Line(double ofOne, double ofHundred, long bytes) =>
        ofOne + (Math.Max(0, (bytes / Kilobyte) - 1) * (ofHundred - ofOne) / KilobytesBetween);
}
