using Pipeline.Casework.Cases;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Demo;
using Pipeline.Local.Records;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Tests.Demo;

/// <summary>The demo as a newcomer runs it, on a day that stays the same.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task Demo_OfTwoHundredCases_TakesEveryDecisionThatThereIs()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var report = await DemoRun.RunAsync(
            new Terminal(output, error, IsWatched: false), Setting.Of(200), folder.Data, PipelineHost.AnyPort, CancellationToken.None);

        var taken = await CausesAsync(folder.Data);
        Casework.Cases.Decisions.All.Select(decision => decision.Name).Except(taken.Commits).ShouldBeEmpty();
        taken.Reads.ShouldContain("reporter", "whoever raised a concern in confidence is called back");
        report.Lost.ShouldBe(0);
        report.Stuck.ShouldBe(0);
        report.Refusals.ShouldBeEmpty();
        report.Measures.Arrivals.Total.ShouldBe(200);
    }

    private static async Task<(IReadOnlySet<string> Commits, IReadOnlySet<string> Reads)> CausesAsync(string data)
    {
        await using var reader = OpenRecord.In(data);
        var (commits, reads) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var head in reader.Store.ReadHeadsAsync(null, CancellationToken.None))
        {
            foreach (var line in await reader.Timeline.ReadAsync(head.CaseId, CancellationToken.None))
            {
                (line.Kind == "commit" ? commits : reads).Add(line.What);
            }
        }

        return (commits, reads);
    }
}
