using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Hosting.ServiceBus;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>A host of a few sample classes on a virtual clock, with everything around it in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private TestHost(FunctionHost host) => Host = host;

    public FunctionHost Host { get; }

    public HttpClient Http { get; } = new();

    public VirtualClock Clock => (VirtualClock)Host.Services.GetRequiredService<TimeProvider>();

    public WorkGauge Gauge => Host.Services.GetRequiredService<WorkGauge>();

    public Calls Calls => Host.Services.GetRequiredService<Calls>();

    public MemoryQueue Queue => (MemoryQueue)Host.Services.GetRequiredService<IQueueSource>();

    public MemoryFeed Feed => (MemoryFeed)Host.Services.GetRequiredService<IChangeFeedSource>();

    public static TestHost Build(
        Type[] classes,
        Action<EmbeddedFunctionsBuilder>? configure = null,
        Dictionary<string, string?>? settings = null,
        Func<FunctionHostOptions, FunctionHostOptions>? options = null)
    {
        var builder = new EmbeddedFunctionsBuilder(new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build());
        builder.Services.AddSingleton<TimeProvider>(new VirtualClock(Start));
        builder.Services.AddSingleton<Calls>();
        builder.Services.AddSingleton<IQueueSource, MemoryQueue>();
        builder.Services.AddSingleton<IChangeFeedSource, MemoryFeed>();
        builder.Services.AddSingleton<ITimerStatusStore, MemoryTimerStatus>();
        builder.Services.AddSingleton<IFeedCursorStore, MemoryCursors>();
        configure?.Invoke(builder);
        var standard = new FunctionHostOptions { Classes = classes };
        var chosen = options?.Invoke(standard) ?? standard;
        builder.Services.AddSingleton(chosen);
        return new TestHost(builder.Build(chosen));
    }

    public static async Task<TestHost> StartAsync(
        Type[] classes,
        Action<EmbeddedFunctionsBuilder>? configure = null,
        Dictionary<string, string?>? settings = null,
        Func<FunctionHostOptions, FunctionHostOptions>? options = null)
    {
        var host = Build(classes, configure, settings, options);
        await host.Host.StartAsync(["http://127.0.0.1:0"], default);
        host.Http.BaseAddress = new Uri(host.Host.Addresses.Single());
        await host.Gauge.WhenQuietAsync(default);
        return host;
    }

    /// <summary>Moves the clock and waits until everything that follows from it is done.</summary>
    public async Task AdvanceAsync(TimeSpan by) => await Clock.RunUntilAsync(Clock.GetUtcNow() + by, Gauge, default);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.StopAsync(default);
        await Host.DisposeAsync();
    }
}
