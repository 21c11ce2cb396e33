using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Azure.Tests.Bicep;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Http;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>Every alert leads to a runbook, and what a runbook tells to call can be called.</summary>
public sealed partial class RunbookTests
{
    private const string Folder = "infra/docs/runbooks/";

    private static readonly string[] Alerts =
    [
        "dead-letters", "backlog", "message-age", "late", "parked", "stuck", "record-refuses", "record-busy", "server-errors", "slow", "no-heartbeat", "no-checkpoint", "set-aside", "self-check", "broken-record", "nightly-check",
    ];

    private static readonly string[] Required = ["stuck-case.md", "dead-letters.md", "restore.md", "rotate.md", "roll-back.md", "rebuild.md", "suspected-breach.md"];

    public static TheoryData<string> Pages => [.. RepositoryFiles.List(Folder, "*.md")];

    [Fact]
    public void Alert_Declared_NamesARunbookThatTellsOfIt()
    {
        var declared = AlertPattern().Matches(BicepFile.Module("alerts").Text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        declared.Keys.ShouldBe(Alerts, ignoreOrder: true);
        var table = RepositoryFiles.Read(Folder + "README.md");
        foreach (var (alert, runbook) in declared)
        {
            RepositoryFiles.Read(Folder + runbook).ShouldContain($"`{alert}`", customMessage: runbook);
            table.ShouldMatch($@"\]\({Regex.Escape(runbook)}\) \|[^|]*`{alert}`");
        }
    }

    [Fact]
    public void Runbook_Required_IsThereAndInTheTable()
    {
        var table = RepositoryFiles.Read(Folder + "README.md");

        RepositoryFiles.List(Folder, "*.md").Select(path => Path.GetFileName(path)).Except(["README.md"]).ShouldAllBe(page => table.Contains($"]({page})"));
        Required.ShouldAllBe(page => table.Contains($"]({page})"));
    }

    [Fact]
    public void StuckCode_OfTheCode_HasWhatToDo()
    {
        var page = RepositoryFiles.Read(Folder + "stuck-case.md");

        Enum.GetNames<StuckCode>().ShouldAllBe(code => page.Contains($"`{JsonNamingPolicy.KebabCaseLower.ConvertName(code)}`"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Runbook_Read_SaysHowItIsOver(string path)
    {
        if (!path.EndsWith("README.md", StringComparison.Ordinal))
        {
            RepositoryFiles.Read(path).ShouldContain("**It is over** when");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Runbook_ThatCallsTheApi_CallsARouteThereIs(string path)
    {
        var routes = typeof(Routes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        foreach (Match match in CallPattern().Matches(RepositoryFiles.Read(path)))
        {
            var called = match.Groups[1].Value.TrimStart('/').Split('/');
            routes.ShouldContain(route => Fits(route.Split('/'), called), $"{path}: {match.Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Runbook_ThatAsksAQuery_AsksOneThereIs(string path)
    {
        foreach (Match match in AskPattern().Matches(RepositoryFiles.Read(path)))
        {
            File.Exists(RepositoryFiles.PathOf($"infra/kql/{match.Groups[1].Value}.kql")).ShouldBeTrue($"{path}: {match.Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ThatLinks_LinksToWhatIsThere(string path)
    {
        foreach (Match match in LinkPattern().Matches(RepositoryFiles.Read(path)))
        {
            File.Exists(Path.Combine(Path.GetDirectoryName(RepositoryFiles.PathOf(path))!, match.Groups[1].Value)).ShouldBeTrue($"{path}: {match.Value}");
        }
    }

    private static bool Fits(string[] route, string[] called) =>
        route.Length == called.Length && route.Zip(called).All(pair => pair.First == pair.Second || (pair.First[0] == '{' && pair.Second.Length > 0));

    [GeneratedRegex(@"name: '([\w-]+)'\n    runbook: '([^']+)'")]
    private static partial Regex AlertPattern();

    [GeneratedRegex(@"(?:\$api|`GET )(/api/[^\s""'`?]+)")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"\bask ([a-z][a-z-]+)\b(?=[`\s])(?! alert)")]
    private static partial Regex AskPattern();

    [GeneratedRegex(@"\]\(([^):#]+\.md)\)")]
    private static partial Regex LinkPattern();
}
