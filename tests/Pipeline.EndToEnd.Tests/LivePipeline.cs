using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Functions;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The whole pipeline in this process, on a clock that stands still until it is told to go on.</summary>
internal sealed class LivePipeline : IAsyncDisposable
{
    private readonly DataDirectory _data;
    private readonly EmbeddedPipeline _pipeline;
    private readonly HttpClient _client;

    private LivePipeline(DataDirectory data, VirtualClock clock, EmbeddedPipeline pipeline, HttpMessageHandler? door)
    {
        _data = data;
        Clock = clock;
        _pipeline = pipeline;
        _client = door is null ? new HttpClient() : new HttpClient(door);
        _client.BaseAddress = pipeline.Url;
        Api = new Api(_client);
    }

    public VirtualClock Clock { get; }

    public Api Api { get; }

    public IServiceProvider Services => _pipeline.Services;

    /// <param name="change">What is to be otherwise than one care home under the shipped policy.</param>
    /// <param name="door">What every request goes through.</param>
    public static async Task<LivePipeline> StartAsync(
        Func<EmbeddedPipelineOptions, EmbeddedPipelineOptions>? change = null, HttpMessageHandler? door = null)
    {
        var data = new DataDirectory();
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var options = new EmbeddedPipelineOptions
        {
            DataPath = data.FullPath,
            Policies = PolicyCatalog.LoadShipped(),
            Time = clock,
            Locations = [new Location { LocationId = Api.Location, Name = "A care home", ProviderId = Api.Provider, ProviderName = "A provider" }],
            Settings = new Dictionary<string, string?> { [PipelineSettings.SweepSchedule] = "0 0 * * * *", [PipelineSettings.DigestSchedule] = "0 0 * * * *" },
        };
        return new LivePipeline(data, clock, await EmbeddedPipeline.StartAsync(change?.Invoke(options) ?? options, default), door);
    }

    /// <summary>Waits until nothing is under way.</summary>
    public Task QuietAsync() => _pipeline.Gauge.WhenQuietAsync(default);

    /// <summary>Lets time pass, with everything that falls due in it.</summary>
    public Task PassAsync(TimeSpan time) => Clock.RunUntilAsync(Clock.GetUtcNow() + time, _pipeline.Gauge, default);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _pipeline.StopAsync(default);
        await _pipeline.DisposeAsync();
        _data.Dispose();
    }
}
