using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Tests.Demo;

[Collection(DemoCollection.Name)]
public sealed class DemoTests(DemoFolder demo)
{
    [Fact]
    public void Demo_SmallOne_DrivesEveryCaseToItsEndAndLosesNone()
    {
        demo.Run.Error.ShouldBeEmpty();
        demo.Run.Exit.ShouldBe(0);
        demo.Run.OutLines.ShouldContain("lost: 0");
        demo.Run.OutLines.ShouldContain("stuck: 0");
        demo.Run.OutLines.ShouldContain(line => line.StartsWith("report: /api/register/reports/", StringComparison.Ordinal));
        Cell("arrivals").ShouldBe(DemoFolder.Cases);
        demo.Run.Out.ShouldContain("| published ");
    }

    [Fact]
    public async Task Demo_OfOneCase_EndsAsWell()
    {
        using var folder = new TemporaryFolder();

        var run = await Run.Of("demo", "--cases", "1", "--data", folder.Data, "--exit");

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.OutLines.ShouldContain("lost: 0");
        run.OutLines.ShouldContain("stuck: 0");
    }

    [Fact]
    public async Task Demo_FolderWithCases_IsRefusedInOneLine()
    {
        var again = await Run.Of("demo", "--cases", "1", "--data", demo.Folder.Data, "--exit");

        again.Exit.ShouldBe(2);
        again.ErrorLines.ShouldHaveSingleItem().ShouldContain("already holds cases");
    }

    [Fact]
    public async Task Demo_ServedAfterwards_ShowsItsReportAndCanBeRebuilt()
    {
        using var copy = demo.Folder.CopyData();
        var options = PipelineHost.Options(copy.Data, PipelineHost.AnyPort, PolicyCatalog.LoadShipped());
        await using (var served = await EmbeddedPipeline.StartAsync(options, CancellationToken.None))
        {
            using var http = new HttpClient { BaseAddress = served.Url };
            using var report = await http.GetAsync(new Uri(demo.Run.OutLines.Single(line => line.StartsWith("report:", StringComparison.Ordinal))["report: ".Length..], UriKind.Relative));
            report.StatusCode.ShouldBe(HttpStatusCode.OK);

            await served.Services.GetRequiredService<IWorklist>().ClearAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
            await served.StopAsync(CancellationToken.None);
        }

        (await Run.Of("rebuild", "--data", copy.Data)).Exit.ShouldBe(0);

        await using var again = await EmbeddedPipeline.StartAsync(options, CancellationToken.None);
        var rows = new List<WorklistRow>();
        await foreach (var row in again.Services.GetRequiredService<IWorklist>().ReadAllAsync(CancellationToken.None))
        {
            rows.Add(row);
        }

        rows.Count.ShouldBe(DemoFolder.Cases + 1);
        await again.StopAsync(CancellationToken.None);
    }

    private int Cell(string measure) => int.Parse(
        demo.Run.OutLines.Single(line => line.StartsWith($"| {measure}", StringComparison.Ordinal)).Split('|')[3], CultureInfo.InvariantCulture);
}
