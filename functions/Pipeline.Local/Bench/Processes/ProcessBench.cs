using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Storage;

namespace Pipeline.Local.Bench.Processes;

/// <summary>The durable runtime alone, on a database of its own.</summary>
internal sealed class ProcessBench : IAsyncDisposable
{
    private readonly Database _database;
    private readonly DurableRuntime _runtime;
    private readonly WorkGauge _gauge = new();
    private readonly ActivityCount _activities = new();

    private ProcessBench(BenchRequest request)
    {
        _database = Database.Open(new DataFolder(request.Data), request.Durability, _gauge);
        _runtime = new DurableRuntime(
            _database, _gauge, new BenchFunctions(), JsonDataConverter.Default, TimeProvider.System, NullLoggerFactory.Instance, meter: _activities);
    }

    public DurableTaskClient Client => _runtime.Client;

    public static async Task<ProcessBench> StartAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var bench = new ProcessBench(request);
        await bench._runtime.StartAsync(cancellationToken);
        return bench;
    }

    public static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"bench-{index}");

    public Task StartInstanceAsync(string orchestrator, int index, CancellationToken cancellationToken) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, null, new(IdOf(index)), cancellationToken);

    /// <summary>Starts so many that wait for an event, and returns when all do.</summary>
    public async Task<Pace> StartWaitingAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var pace = await Pace.RunAsync(
            request.Count, request.Concurrency, (index, token) => StartInstanceAsync(BenchFunctions.Waiting, index, token), cancellationToken);
        await _gauge.WhenQuietAsync(cancellationToken);
        return pace;
    }

    public Task RaiseAsync(int index, string name, CancellationToken cancellationToken) =>
        Client.RaiseEventAsync(IdOf(index), name, 1, cancellationToken);

    /// <exception cref="BenchFailedException">It ended otherwise than well.</exception>
    public async Task CompleteAsync(int index, CancellationToken cancellationToken)
    {
        var ended = await Client.WaitForInstanceCompletionAsync(IdOf(index), cancellationToken);
        if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            throw new BenchFailedException($"Instance {ended.InstanceId} ended as {ended.RuntimeStatus}.");
        }
    }

    /// <summary>The figures of a workload of this runtime.</summary>
    public BenchResult Result(string workload, Pace pace) => BenchResult.Of(workload, pace) with
    {
        ActivitiesPerSecond = BenchResult.Rounded(_activities.Count / pace.Seconds),
        Commits = _database.Commits,
    };

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        await _database.DisposeAsync();
    }
}
