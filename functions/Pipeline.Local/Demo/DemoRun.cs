using System.Globalization;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Functions;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Demo;

/// <summary>Runs a demo on a virtual clock, over real connections to the pipeline's front door.</summary>
internal static class DemoRun
{
    private const int DaysBetweenLines = 25;

    /// <summary>Once a simulated hour, for nobody would read of more.</summary>
    private static readonly Dictionary<string, string?> Settings = new() { [PipelineSettings.SweepSchedule] = "0 0 * * * *", [PipelineSettings.DigestSchedule] = "0 0 * * * *" };

    public static async Task<DemoReport> RunAsync(
        Terminal terminal, DemoSetting setting, string data, string url, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(setting.Calendar.Start);
        var post = new Post();
        var options = PipelineHost.Options(data, url, setting.Policies) with { Time = clock, Settings = Settings, Ports = post.TakeOver };
        await using var pipeline = await EmbeddedPipeline.StartAsync(options, cancellationToken);
        using var http = new HttpClient { BaseAddress = pipeline.Url };
        var client = new DemoClient(http);
        Simulation? simulation = null;
        await WatchAsync(terminal, async progress =>
        {
            simulation = new Simulation(setting, clock, pipeline.Gauge, client, post, progress);
            await simulation.RunAsync(cancellationToken);
        });
        var report = await DemoReport.AskAsync(simulation!, setting, client, cancellationToken);
        await pipeline.StopAsync(cancellationToken);
        return report;
    }

    private static async Task WatchAsync(Terminal terminal, Func<Action<DemoProgress>, Task> run)
    {
        if (!terminal.IsWatched)
        {
            await run(Lines(terminal));
            return;
        }

        await ProgressBar.RunAsync(terminal, "simulated days", bar => run(now => bar.Show(now.Day, now.Days, Describe(now))));
    }

    private static Action<DemoProgress> Lines(Terminal terminal)
    {
        var next = 0;
        return now =>
        {
            if (now.Day >= next)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"day {now.Day} of {now.Days}: {Describe(now)}"));
                next = now.Day + DaysBetweenLines;
            }
        };
    }

    private static string Describe(DemoProgress now) => string.Create(CultureInfo.InvariantCulture, $"{now.Submitted} submitted, {now.Open} open");
}
