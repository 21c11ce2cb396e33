using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Durable.Scheduling;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>The durable runtime on virtual time in a folder of its own.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder;
    private readonly Database _database;
    private readonly CancellationTokenSource _patience = new(Patience);
    private bool _isDead;

    private DurableHost(TemporaryFolder folder, TestFunctions functions, DurableRuntimeOptions options, FaultPoints faults, ILoggerFactory loggers, DateTimeOffset now, ITurnMeter? meter)
    {
        _folder = folder;
        Clock = new VirtualClock(now);
        _database = Database.Open(folder.Folder, Durability.Normal, Gauge);
        Runtime = new DurableRuntime(_database, Gauge, functions, Converter, Clock, loggers, options, faults, meter);
    }

    public static DataConverter Converter { get; } = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    public VirtualClock Clock { get; }

    public WorkGauge Gauge { get; } = new();

    public DurableRuntime Runtime { get; }

    public DurableTaskClient Client => Runtime.Client;

    /// <summary>Ends a wait that would last for ever, so that a test fails instead of hanging.</summary>
    public CancellationToken Token => _patience.Token;

    public static async Task<DurableHost> StartAsync(
        TestFunctions functions,
        DurableRuntimeOptions? options = null,
        TemporaryFolder? folder = null,
        FaultPoints? faults = null,
        ILoggerFactory? loggers = null,
        DateTimeOffset? now = null,
        ITurnMeter? meter = null)
    {
        var host = new DurableHost(
            folder ?? new TemporaryFolder(), functions, options ?? new DurableRuntimeOptions(), faults ?? new FaultPoints(null),
            loggers ?? NullLoggerFactory.Instance, now ?? Start, meter);
        await host.Runtime.StartAsync(host.Token);
        return host;
    }

    public Task QuietAsync() => Gauge.WhenQuietAsync(Token);

    public Task AdvanceAsync(TimeSpan by) => Clock.RunUntilAsync(Clock.GetUtcNow() + by, Gauge, Token);

    public Task<string> StartInstanceAsync(string orchestrator, object? input = null, string? id = null)
        => Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id), Token);

    /// <summary>Starts an instance and lets everything happen that needs no time.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null)
    {
        var id = await StartInstanceAsync(orchestrator, input);
        await QuietAsync();
        return await StatusAsync(id);
    }

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload, Token);
        await QuietAsync();
    }

    public async Task<OrchestrationMetadata> StatusAsync(string id)
        => (await Client.GetInstanceAsync(id, getInputsAndOutputs: true, Token)).ShouldNotBeNull();

    /// <summary>What another process finds that starts after this one was killed now. This one is left as it stands.</summary>
    public async Task<DurableHost> KillAndStartAsync(TestFunctions functions, DurableRuntimeOptions? options = null, FaultPoints? faults = null)
    {
        _isDead = true;
        return await StartAsync(functions, options, _folder.CopyAsIs(), faults, now: Clock.GetUtcNow());
    }

    /// <summary>Stops in good order and starts again on the same folder.</summary>
    public async Task<DurableHost> RestartAsync(TestFunctions functions, DurableRuntimeOptions? options = null)
    {
        await Runtime.StopAsync(Token);
        await _database.DisposeAsync();
        return await StartAsync(functions, options, _folder, now: Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isDead)
        {
            await Runtime.DisposeAsync();
        }

        await _database.DisposeAsync();
        _patience.Dispose();
    }
}
