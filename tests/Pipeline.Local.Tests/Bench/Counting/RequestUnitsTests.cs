using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Tests.Bench.Counting;

public sealed class RequestUnitsTests
{
    /// <summary>Microsoft, "Optimize request cost in Azure Cosmos DB", table of point reads and writes by size, under session consistency.</summary>
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(100, 10, 50)]
    public void PointOperations_OfTheSizesPublished_CostWhatIsPublished(int kilobytes, double read, double write)
    {
        RequestUnits.Read(kilobytes * 1024).ShouldBe(read * RequestUnits.StaleReads, 0.001);
        RequestUnits.Write(kilobytes * 1024).ShouldBe(write, 0.001);
    }

    [Fact]
    public void Estimates_OfNothingAndOfMore_NeverFall()
    {
        RequestUnits.Read(0).ShouldBe(RequestUnits.Read(1024));
        RequestUnits.Query(0).ShouldBeGreaterThan(RequestUnits.Read(0));
        RequestUnits.Write(2048).ShouldBeGreaterThan(RequestUnits.Write(1024));
    }
}
