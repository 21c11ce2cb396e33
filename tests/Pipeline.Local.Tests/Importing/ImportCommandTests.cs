using System.Text.Json;

namespace Pipeline.Local.Tests.Importing;

public sealed class ImportCommandTests : IDisposable
{
    private const string Good = """{"type":"CHANGES","locationId":"1-466088203","submittedBy":{"name":"registered-manager","jobTitle":"Manager"}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_SomeLinesBad_TakesTheRestAndSaysWhichAndWhy()
    {
        var file = await _folder.WriteAsync("lines.ndjson", $"{Good}\n{{\n\n{{\"type\":\"CHANGES\"}}\n");

        var run = await Run.Of("import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(3);
        run.OutLines.ShouldBe(["lines: 3, accepted: 1, rejected: 2"]);
        run.ErrorLines.Count.ShouldBe(2);
        run.ErrorLines[0].ShouldBe("line 2: line is not JSON, see position 2");
        run.ErrorLines[1].ShouldStartWith("line 4: locationId is required; submittedBy.name is required");
    }

    [Fact]
    public async Task Import_SameFileAgain_OpensNoCaseTwice()
    {
        var file = await _folder.WriteAsync("lines.ndjson", $"{Good}\n{Good}\n");

        (await Run.Of("import", file, "--data", _folder.Data)).Exit.ShouldBe(0);
        var again = await Run.Of("import", file, "--data", _folder.Data, "--json");

        again.Exit.ShouldBe(0);
        var report = JsonElement.Parse(again.Out);
        report.GetProperty("accepted").GetInt32().ShouldBe(2);
        report.GetProperty("rejected").GetArrayLength().ShouldBe(0);
        JsonElement.Parse((await Run.Of("verify", "--data", _folder.Data, "--json")).Out).GetProperty("cases").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Import_ServerThatIsNotThere_IsOneLine()
    {
        var file = await _folder.WriteAsync("lines.ndjson", Good);

        var run = await Run.Of("import", file, "--url", "http://127.0.0.1:1");

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("http://127.0.0.1:1/ does not answer");
    }
}
