using System.Reflection;
using Pipeline.Casework.Cases;
using Pipeline.Functions.Http;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>The scenarios show the whole process: who adds a route, a decision or a way through adds the scenario.</summary>
public sealed class CoverageTests
{
    [Fact]
    public async Task Scenarios_Together_GoEveryWayOfTheProcessTable()
    {
        await PlayAllAsync();

        var missing = CaseProcess.Rows.SelectMany(row => Ways(row.Stage, row.Decisions.Select(route => (route.Decision, route.To)))
                .Concat(row.Passages.Select(passage => (From: Names.Of(row.Stage), By: passage.Via, To: Names.Of(passage.To)))))
            .Where(way => !Scenario.Shown.Has(way.From, way.By, way.To))
            .Select(way => $"{way.From} by {way.By}: {way.To}");

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenarios_Together_TakeEveryDecisionOfAnyOpenStage()
    {
        await PlayAllAsync();

        CaseProcess.AnyOpenStage.SelectMany(route => Targets(route.To).Select(to => (route.Decision, To: to)))
            .Where(way => !Scenario.Shown.HasAnywhere(way.Decision, way.To))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenarios_Together_UseEveryRoute()
    {
        await PlayAllAsync();

        RouteTable.Verbs.SelectMany(route => route.Value.Where(verb => verb != "HEAD").Select(verb => Coverage.Request(verb, route.Key)))
            .Where(request => !Scenario.Shown.Has(request))
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string From, string By, string To)> Ways(Stage stage, IEnumerable<(string Decision, IReadOnlyList<Stage> To)> decisions) =>
        decisions.SelectMany(decision => Targets(decision.To).Select(to => (Names.Of(stage), decision.Decision, to)));

    private static IEnumerable<string> Targets(IReadOnlyList<Stage> to) => to.Count == 0 ? [Coverage.Stays] : to.Select(stage => Names.Of(stage));

    private static async Task PlayAllAsync()
    {
        foreach (var scenarios in typeof(Scenario).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Scenario))))
        {
            foreach (var test in scenarios.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
            {
                await (Task)test.Invoke(Activator.CreateInstance(scenarios), test.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(test)).FirstOrDefault())!;
            }
        }
    }
}
