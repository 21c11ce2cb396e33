using System.Text.Json;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Local.Serving;

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
    public async Task Import_OnATerminal_ShowsHowFarItIsAndEndsWithTheSummary()
    {
        var file = await _folder.WriteAsync("lines.ndjson", $"{Good}\n{{\n");

        var run = await Run.Watched("import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(3);
        run.Out.ShouldContain("2 of 2 lines, 1 rejected");
        run.OutLines[^1].ShouldEndWith("lines: 2, accepted: 1, rejected: 1");
    }

    [Fact]
    public async Task Import_OnATerminalAsJson_IsOneObjectAndNothingElse()
    {
        var file = await _folder.WriteAsync("lines.ndjson", $"{Good}\n{{\n");

        var run = await Run.Watched("import", file, "--data", _folder.Data, "--json");

        run.Exit.ShouldBe(3);
        run.Error.ShouldBeEmpty();
        JsonElement.Parse(run.Out).GetProperty("rejected")[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Import_ToARunningServer_IsAsToAFolder()
    {
        var file = await _folder.WriteAsync("lines.ndjson", $"{Good}\n{{\n{Good}\n");
        await using var pipeline = await EmbeddedPipeline.StartAsync(PipelineHost.Options(_folder.Data, PipelineHost.AnyPort, PolicyCatalog.LoadShipped()), default);

        var plain = await Run.Of("import", file, "--url", pipeline.Url.ToString());
        var watched = await Run.Watched("import", file, "--url", pipeline.Url.ToString());
        var json = await Run.Of("import", file, "--url", pipeline.Url.ToString(), "--json");
        await pipeline.StopAsync(default);

        plain.Exit.ShouldBe(3);
        plain.OutLines.ShouldBe(["lines: 3, accepted: 2, rejected: 1"]);
        plain.ErrorLines.ShouldBe(["line 2: line is not JSON, see position 2"]);
        watched.Out.ShouldContain("3 of 3 lines, 1 rejected");
        watched.OutLines[^1].ShouldEndWith(plain.OutLines[0]);
        JsonElement.Parse(json.Out).GetProperty("accepted").GetInt32().ShouldBe(2);
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
