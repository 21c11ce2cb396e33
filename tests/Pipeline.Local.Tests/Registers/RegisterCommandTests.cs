using System.Text.Json;

namespace Pipeline.Local.Tests.Registers;

public sealed class RegisterCommandTests : IDisposable
{
    private const string BadRows = "locationId,name,provider,postcode,lastInspection\n1-1,A,P,M1 1AA,9999-01-01\n1-2,,P,M1 1AA,NA\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_BadRow_IsNamedAndTheRestIsLoaded()
    {
        var file = await _folder.WriteAsync("register.csv", BadRows);

        var run = await Run.Of("register", "import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(0);
        run.OutLines.ShouldBe(
        [
            "note  line 2 (1-1): lastInspection 9999-01-01 lies in the future and was left out [future-date, lastInspection]",
            "left out  line 3 (1-2): name: must not be empty [missing-field, name]",
            "loaded: 1 (new: 1, changed: 0), left out: 1, notes: 1",
        ]);
    }

    [Fact]
    public async Task Import_AsJson_IsOneObjectWithEveryFinding()
    {
        var file = await _folder.WriteAsync("register.csv", BadRows);

        var run = await Run.Of("register", "import", file, "--data", _folder.Data, "--json");

        var report = JsonElement.Parse(run.OutLines.ShouldHaveSingleItem());
        report.GetProperty("loaded").GetInt32().ShouldBe(1);
        report.GetProperty("leftOut").GetInt32().ShouldBe(1);
        report.GetProperty("findings").EnumerateArray().Select(finding => (finding.GetProperty("code").GetString(), finding.GetProperty("where").GetString()))
            .ShouldBe([("future-date", "line 2"), ("missing-field", "line 3")]);
    }

    [Fact]
    public async Task Import_TheSameFileAgain_ChangesNothing()
    {
        var file = await _folder.WriteAsync("register.csv", BadRows);
        await Run.Of("register", "import", file, "--data", _folder.Data);

        var run = await Run.Of("register", "import", file, "--data", _folder.Data);

        run.OutLines[^1].ShouldBe("loaded: 1 (new: 0, changed: 0), left out: 1, notes: 1");
    }

    [Fact]
    public async Task Import_UnusableFile_SaysEveryFaultAndEndsWithTwo()
    {
        var file = await _folder.WriteAsync("register.csv", "place,town\nA,Sale\n");

        var run = await Run.Of("register", "import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldBe(
        [
            "register.csv: line 1: there is no column locationId.",
            "register.csv: line 1: there is no column name.",
            "register.csv: line 1: there is no column provider.",
        ]);
        run.Out.ShouldBeEmpty();
    }
}
