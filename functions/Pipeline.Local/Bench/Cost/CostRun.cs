using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Functions.Registers;
using Pipeline.Functions;
using Pipeline.Local.Bench.Counting;
using Pipeline.Local.Demo;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Bench.Cost;

/// <summary>Plays each path once through the whole pipeline on a virtual clock, and counts.</summary>
internal static class CostRun
{
    /// <summary>A Monday morning, in the year of the shipped calendars.</summary>
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Once a year, which is never here. A sweep walks through the open cases, so many at a time however many there are: it would read the only case of the
    /// house again and again.
    /// </summary>
    private static readonly Dictionary<string, string?> Settings = new() { [PipelineSettings.SweepSchedule] = "0 0 0 1 1 *", [PipelineSettings.DigestSchedule] = "0 0 * * * *" };

    public static async Task<IReadOnlyDictionary<string, Tally>> RunAsync(string data, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        string[] names = [.. paths];
        var clock = new VirtualClock(Start);
        using var meter = new CaseMeter();
        var options = PipelineHost.Options(data, PipelineHost.AnyPort, PolicyCatalog.LoadShipped()) with
        {
            Time = clock,
            Settings = Settings,
            Locations = [.. RegisterFile.Shipped().Take(names.Length)],
            Ports = services => services.Count(meter),

            // What the house says of itself in two months would hide the figures.
            Logging = _ => { },
        };
        await using var pipeline = await EmbeddedPipeline.StartAsync(options, cancellationToken);
        using var http = new HttpClient(new RequestCounter(meter)) { BaseAddress = pipeline.Url };
        await pipeline.Gauge.WhenQuietAsync(cancellationToken);
        meter.Assign(null);
        var tallies = new Dictionary<string, Tally>();
        foreach (var (index, path) in names.Index())
        {
            var player = new CasePlayer(pipeline, clock, new DemoClient(http), meter, options.Locations[index], $"bench-{path}");
            await JourneyPaths.All[path](player, cancellationToken);
            tallies.Add(path, meter.Of(player.CaseId));
        }

        await pipeline.StopAsync(cancellationToken);
        return tallies;
    }
}
