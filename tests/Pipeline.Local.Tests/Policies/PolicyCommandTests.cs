using System.Text.Json;
using Pipeline.Contracts;
using Pipeline.Contracts.Policies;

namespace Pipeline.Local.Tests.Policies;

public sealed class PolicyCommandTests : IDisposable
{
    private const string People = """
        { "duty": ["boss"], "people": [
          { "user": "boss", "roles": ["manager", "triage", "inspector", "reviewer", "publisher", "operations"], "team": "all" },
          { "user": "other", "roles": ["manager", "reviewer", "publisher"], "team": "all", "reportsTo": "boss" } ] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_FolderThatChangesSomething_SaysWhatByScope()
    {
        await _folder.WriteAsync("people.json", People);

        var run = await Run.Of("policy", "check", _folder.Path("."));

        run.Exit.ShouldBe(0, run.Error);
        run.OutLines[0].ShouldBe("people");
        run.OutLines.ShouldContain("  other added: reviewer, publisher, manager, team all, reports to boss");
        run.OutLines.ShouldContain(line => line.StartsWith("  triage-1 removed; it was: triage, team triage, reports to manager-3", StringComparison.Ordinal));
        run.OutLines[^1].ShouldStartWith("faults: 0, warnings: 0, changes: ");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_Json_IsOneObject()
    {
        await _folder.WriteAsync("people.json", People.Replace("[\"boss\"]", "[]", StringComparison.Ordinal));

        var run = await Run.Of("policy", "check", _folder.Path("."), "--json");

        run.Exit.ShouldBe(0);
        using var answer = JsonDocument.Parse(run.Out);
        answer.RootElement.GetProperty("faults").GetArrayLength().ShouldBe(0);
        answer.RootElement.GetProperty("changes")[0].GetProperty("scope").GetString().ShouldBe("people");
        answer.RootElement.GetProperty("warnings")[0].GetProperty("file").GetString().ShouldBe("people.json");
        answer.RootElement.GetProperty("warnings")[0].GetProperty("path").GetString().ShouldBe("duty");
    }

    [Fact]
    public async Task Check_Faults_AreAllNamedAndEndWithTwo()
    {
        await _folder.WriteAsync("people.json", """{ "duty": ["nobody"], "people": [ { "user": "boss", "roles": ["king"], "team": "all", "deputy": "x" } ] }""");
        await _folder.WriteAsync("catalog.json", """{ "current": "2030-01" }""");

        var run = await Run.Of("policy", "check", _folder.Path("."));
        var json = await Run.Of("policy", "check", _folder.Path("."), "--json");

        run.Exit.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.ErrorLines.ShouldContain("catalog.json: current must be one of: 2026-11");
        run.ErrorLines.ShouldContain("people.json: people[0].deputy is x, who is not among the people");
        run.ErrorLines.ShouldContain("people.json: duty has nobody, who is not among the people");
        run.ErrorLines.ShouldContain(line => line.StartsWith("people.json: people[0].roles has \"king\"", StringComparison.Ordinal));
        json.Exit.ShouldBe(2);
        using var answer = JsonDocument.Parse(json.Out);
        answer.RootElement.GetProperty("faults").GetArrayLength().ShouldBe(run.ErrorLines.Count);
    }

    [Fact]
    public async Task Check_FolderThatIsNotThere_EndsWithTwo()
    {
        var run = await Run.Of("policy", "check", "/nowhere");

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldBe(["/nowhere: is not a folder"]);
    }

    /// <summary>The page's example is what the command prints.</summary>
    [Fact]
    public async Task Check_ExampleOfThePage_PrintsWhatThePageShows()
    {
        var page = await File.ReadAllTextAsync(SourceTree.PathOf("infra", "docs", "policy.md"));
        using var pack = new PolicyFolder();
        pack.WithVersion(
                "2027-01",
                ("policy.json", "\"P1\": \"24 hours\"", "\"P1\": \"12 hours\""),
                ("roles.json", "\"withdraw\": [ \"publisher\" ]\n    },\n    \"closed\"", "\"withdraw\": [ \"publisher\", \"manager\" ]\n    },\n    \"closed\""),
                ("notifications.json", "{ \"name\": \"fracture\"", "{ \"name\": \"roomNumber\", \"label\": \"Room\", \"type\": \"text\", \"required\": true }, { \"name\": \"fracture\""),
                ("risk.json", "\"P2\", \"from\": 45", "\"P2\", \"from\": 40"))
            .Changing("people.json", ",\n    { \"user\": \"auditor-1\", \"roles\": [ \"auditor\" ], \"team\": \"audit\", \"reportsTo\": \"director-1\" }", string.Empty);

        var good = await Run.Of("policy", "check", pack.Path);
        var file = Path.Combine(pack.Path, "versions", "2027-01", "policy.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("12 hours", "12 fortnights", StringComparison.Ordinal));
        var bad = await Run.Of("policy", "check", pack.Path);

        good.Exit.ShouldBe(0, good.Error);
        page.ShouldContain($"```\n{good.Out}```", Case.Sensitive, good.Out);
        bad.Exit.ShouldBe(2);
        page.ShouldContain($"```\n{bad.Error}```", Case.Sensitive, bad.Error);
    }

    [Fact]
    public async Task Policy_WithoutACommand_NamesTheOnlyOne() =>
        (await Run.Of("policy")).ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(2), run => run.ErrorLines.Single().ShouldContain("check"));
}
