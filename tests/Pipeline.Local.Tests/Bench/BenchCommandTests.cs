using System.Text.Json;

namespace Pipeline.Local.Tests.Bench;

public sealed class BenchCommandTests
{
    private static readonly string[] Keys =
        ["workload", "count", "seconds", "instancesPerSecond", "activitiesPerSecond", "p50Ms", "p99Ms", "peakResidentMiB", "commits", "durability"];

    [Theory]
    [InlineData("limits", 100)]
    [InlineData("sequence", 3, "activitiesPerSecond")]
    [InlineData("case", 3, "activitiesPerSecond")]
    [InlineData("backlog", 3, "startSeconds", "waitingResidentMiB")]
    [InlineData("status", 3, "reads", "readsPerSecond")]
    [InlineData("intake", 3, "acceptedPerSecond", "backlog")]
    [InlineData("journey", 3, "casesPerSecond", "activitiesPerSecond")]
    [InlineData("worklist", 300, "firstPageP99Ms", "filteredPageP50Ms", "deepPageP50Ms", "fullTextP50Ms", "loadSeconds")]
    public async Task Workload_OfASmallCount_GivesEveryKey(string workload, int count, params string[] own)
    {
        var result = await MeasureAsync(workload, "--count", $"{count}", "--durability", "normal");

        Keys.ShouldBeSubsetOf(result.EnumerateObject().Select(property => property.Name));
        result.GetProperty("workload").GetString().ShouldBe(workload);
        result.GetProperty("count").GetInt32().ShouldBe(count);
        result.GetProperty("durability").GetString().ShouldBe("normal");
        foreach (var key in own.Where(key => key != "backlog").Concat(["seconds", "instancesPerSecond", "p50Ms", "p99Ms", "peakResidentMiB", "commits"]))
        {
            result.GetProperty(key).GetDouble().ShouldBeGreaterThan(0, key);
        }

        result.GetProperty("p99Ms").GetDouble().ShouldBeGreaterThanOrEqualTo(result.GetProperty("p50Ms").GetDouble());
    }

    [Fact]
    public async Task Intake_AtItsEnd_SaysHowManyCasesNothingWasDoneAbout()
    {
        var result = await MeasureAsync("intake", "--count", "5");

        result.GetProperty("backlog").GetInt32().ShouldBeInRange(0, 5);
        result.GetProperty("durability").GetString().ShouldBe("full");
    }

    [Fact]
    public async Task Backlog_ProcessKilledWhileAllWait_GoesOnInAnother()
    {
        var result = await MeasureAsync("backlog", "--kill", "--count", "5", "--concurrency", "2");

        Keys.ShouldBeSubsetOf(result.EnumerateObject().Select(property => property.Name));
        result.GetProperty("killed").GetBoolean().ShouldBeTrue();
        result.GetProperty("firstProgressSeconds").GetDouble().ShouldBeGreaterThan(result.GetProperty("recoveredSeconds").GetDouble());
        result.GetProperty("lastProgressSeconds").GetDouble().ShouldBeGreaterThanOrEqualTo(result.GetProperty("firstProgressSeconds").GetDouble());
    }

    [Fact]
    public async Task Journey_WithItsCost_TellsCountsAndCostOfEachPath()
    {
        var result = await MeasureAsync("journey", "--cost", "--count", "2");

        var cost = result.GetProperty("cost");
        cost.GetProperty("prices").GetProperty("currency").GetString().ShouldBe("USD");
        var paths = cost.GetProperty("paths").EnumerateArray().ToDictionary(path => path.GetProperty("path").GetString()!);
        paths.Keys.ShouldBe(["closed-at-triage", "information-requested", "closed-as-referred", "published", "factual-accuracy-expired"], ignoreOrder: true);
        foreach (var (name, path) in paths)
        {
            path.GetProperty("counts").GetProperty("commits").GetInt32().ShouldBeGreaterThan(3, name);
            var total = path.GetProperty("cost").GetProperty("total").GetDecimal();
            total.ShouldBeGreaterThan(0, name);
            path.GetProperty("cost").GetProperty("unpriced").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("durable-actions");
            path.GetProperty("perYear").GetProperty("800000").GetDecimal().ShouldBe(total * 800_000, 0.01m);
            path.GetProperty("perYear").GetProperty("8000000").GetDecimal().ShouldBe(total * 8_000_000, 0.01m);
        }

        paths["published"].GetProperty("counts").GetProperty("requestUnits").GetDouble()
            .ShouldBeGreaterThan(paths["closed-at-triage"].GetProperty("counts").GetProperty("requestUnits").GetDouble());
    }

    [Fact]
    public async Task Journey_ForPeople_ShowsTablesAndSaysWhereThereIsNoPrice()
    {
        var run = await Run.Of("bench", "journey", "--cost", "--count", "1");

        run.Exit.ShouldBe(0, run.Error);
        run.OutLines.ShouldContain(line => line.Contains("instances/s"));
        run.OutLines.ShouldContain(line => line.Contains("durable-actions") && line.Contains("no price"));
        run.OutLines.ShouldContain(line => line.Contains("8000000 a year"));
    }

    [Fact]
    public async Task Data_Named_KeepsTheFolderAndRefusesItNextTime()
    {
        using var folder = new TemporaryFolder();

        (await Run.Of("bench", "limits", "--count", "10", "--data", folder.Data, "--json")).Exit.ShouldBe(0);
        var again = await Run.Of("bench", "limits", "--count", "10", "--data", folder.Data, "--json");

        again.Exit.ShouldBe(2);
        again.ErrorLines.ShouldHaveSingleItem().ShouldContain("already holds data");
        again.Out.ShouldBeEmpty();
    }

    private static async Task<JsonElement> MeasureAsync(string workload, params string[] more)
    {
        var run = await Run.Of(["bench", workload, .. more, "--json"]);
        run.Exit.ShouldBe(0, run.Error);
        return JsonSerializer.Deserialize<JsonElement>(run.OutLines.ShouldHaveSingleItem());
    }
}
