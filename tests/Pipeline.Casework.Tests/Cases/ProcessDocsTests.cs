using System.Text.RegularExpressions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>The page about the process says what the table and the policy say.</summary>
public sealed partial class ProcessDocsTests
{
    private static readonly Policy Shipped = PolicyCatalog.LoadShipped().Current;

    private static readonly string Page = DocsPage.Read("process.md");

    [Fact]
    public void Diagram_InThePage_IsTheOneThatTheTableGives()
    {
        var drawn = ProcessDiagram.Mermaid(Shipped.Roles);

        Diagram().Match(Page).Groups["diagram"].Value.ShouldBe(drawn, $"Put this into the page:\n{drawn}");
        ProcessDiagram.Mermaid(Shipped.Roles).ShouldBe(drawn);
    }

    [Theory]
    [MemberData(nameof(DecisionTableTests.Stages), MemberType = typeof(DecisionTableTests))]
    public void Table_EveryStage_NamesWhoActsItsClockAndItsDecisions(Stage stage)
    {
        var cells = Page.Split('\n').Single(line => line.StartsWith($"| `{Names.Of(stage)}` |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        var row = CaseProcess.Row(stage);

        cells[2].ShouldBe(row.Awaits is { } awaited ? Names.Of(Shipped.Roles.OfStage(stage, awaited)[0]) : row.EndsByItself ? "system" : "nobody");
        foreach (var span in ClocksOf(stage))
        {
            cells[3].ShouldContain(span);
        }

        CodeWords().Matches(cells[4]).Select(match => match.Groups["name"].Value).Order()
            .ShouldBe(row.Decisions.Select(route => route.Decision).Distinct().Order());
    }

    [Fact]
    public void StuckCodes_InThePage_AreThoseThatThereAre() =>
        StuckRow().Matches(Page.Split("## What is stuck")[1].Split("\n## ")[0]).Select(match => match.Groups["code"].Value).ShouldBe(Names.All<Casework.Oversight.StuckCode>());

    [Fact]
    public void AnyOpenStage_InThePage_NamesEveryDecisionWithItsRoles()
    {
        foreach (var route in CaseProcess.AnyOpenStage)
        {
            var line = Page.Split('\n').Single(line => line.StartsWith($"| `{route.Decision}` |", StringComparison.Ordinal));
            line.ShouldContain($"| {string.Join(", ", Shipped.Roles.AnyOpenStage[route.Decision].Select(Names.Of))} |");
        }
    }

    private static IEnumerable<string> ClocksOf(Stage stage)
    {
        var levels = Shipped.ServiceLevels;
        return stage switch
        {
            Stage.Triage => levels.Triage.Select(level => $"{level.Key} {Words(level.Value)}"),
            Stage.Assessment => [Words(levels.ToFirstVisit), Words(levels.FromLastVisit)],
            Stage.Closed => ["none"],
            _ => [Words(levels.Stages[stage])],
        };
    }

    private static string Words(Casework.Time.ClockSpan span) => span.ToString().Replace("working-day", "working day", StringComparison.Ordinal);

    [GeneratedRegex("```mermaid\n(?<diagram>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Diagram();

    [GeneratedRegex("`(?<name>[a-z-]+)`")]
    private static partial Regex CodeWords();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \| [^|]+ \| [^|]+ \|\r?$", RegexOptions.Multiline)]
    private static partial Regex StuckRow();
}
