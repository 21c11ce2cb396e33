using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable.Clients;
using Pipeline.Embedded.Durable.Journal;
using Pipeline.Embedded.Durable.Replay;
using Pipeline.Embedded.Durable.Scheduling;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Durable;

/// <summary>
/// Runs orchestrations on the tables of one database. What the client acknowledged is on disk; an activity whose result was not committed when
/// the process ended runs again. Instances are started and watched through <see cref="Client"/>; work is done between
/// <see cref="StartAsync"/> and <see cref="StopAsync"/>.
/// </summary>
public sealed class DurableRuntime : IAsyncDisposable
{
    private readonly TurnJournal _journal;
    private readonly WorkQueue<InstanceSlot> _turns;
    private readonly WorkQueue<ActivityCall> _activities;
    private readonly TimerQueue _timers;
    private readonly Recovery _recovery;

    /// <param name="database">Holds the journal. It is not disposed with the runtime.</param>
    /// <param name="gauge">Counts every turn, activity and message in flight.</param>
    /// <param name="functions">The orchestrators and activities.</param>
    /// <param name="converter">Serializes inputs, outputs, events and custom status; activities bring serialized results.</param>
    /// <param name="time">The only clock.</param>
    /// <param name="loggers">For the runtime's own messages and those of the orchestrators.</param>
    /// <param name="options">Limits and versions; the defaults suit one machine.</param>
    /// <param name="meter">Hears of every turn; nobody if not given.</param>
    public DurableRuntime(
        Database database,
        WorkGauge gauge,
        ITaskFunctions functions,
        DataConverter converter,
        TimeProvider time,
        ILoggerFactory loggers,
        DurableRuntimeOptions? options = null,
        ITurnMeter? meter = null)
        : this(database, gauge, functions, converter, time, loggers, options ?? new DurableRuntimeOptions(), new FaultPoints(null), meter)
    {
    }

    internal DurableRuntime(
        Database database,
        WorkGauge gauge,
        ITaskFunctions functions,
        DataConverter converter,
        TimeProvider time,
        ILoggerFactory loggers,
        DurableRuntimeOptions options,
        FaultPoints faults,
        ITurnMeter? meter = null)
    {
        var logger = loggers.CreateLogger<DurableRuntime>();
        var settings = new RunSettings(converter, loggers, options.MaximumTimerInterval, options.DefaultVersion ?? string.Empty);
        var gate = new VersionGate(options);
        var waiters = new InstanceWaiters();
        _journal = new TurnJournal(database);
        Archive = new InstanceArchive(database);
        Functions = functions;
        Time = time;
        var directory = new InstanceDirectory(Archive, gauge, options.HotInstances, time, logger);
        _timers = new TimerQueue(time, timer => directory.Post(
            timer.InstanceId,
            timer.Key,
            new Arrival(timer.TimerId == DueTimer.Start ? new ExecutionStarted() : new TimerFired(timer.TimerId), timer.Execution)));
        var activities = new ActivityRunner(functions, directory, faults, logger);
        _activities = new WorkQueue<ActivityCall>("activities", gauge, options.MaxConcurrentActivities, activities.RunAsync, _ => { }, logger);
        var planner = new TurnPlanner(
            functions, Archive, gate, settings, directory, time, options.VersionFailure == VersionFailureStrategy.Fail);
        var processor = new TurnProcessor(planner, _journal, directory, _timers, _activities.TryEnqueue, waiters, meter, faults, time, logger);
        _turns = new WorkQueue<InstanceSlot>("turns", gauge, options.MaxConcurrentOrchestrators, processor.TakeTurnAsync, directory.Abandon, logger);
        directory.Schedule = _turns.TryEnqueue;
        _recovery = new Recovery(Archive, directory, _timers, gate, _activities.TryEnqueue);
        var starter = new InstanceStarter(_journal, Archive, directory, time);
        Remover = new InstanceRemover(database, Archive);
        Repeater = new InstanceRepeater(starter, Archive, new HistoryRewriter(database), directory, time);
        var signals = new InstanceSignals(Archive, directory);
        Client = new EmbeddedDurableTaskClient(starter, signals, Remover, Repeater, Archive, waiters, converter, time, settings.DefaultVersion);
    }

    /// <summary>Starts, signals, watches and removes instances. Usable from <see cref="StartAsync"/> on, by any number of callers.</summary>
    public DurableTaskClient Client { get; }

    internal ITaskFunctions Functions { get; }

    internal TimeProvider Time { get; }

    internal InstanceArchive Archive { get; }

    internal InstanceRemover Remover { get; }

    internal InstanceRepeater Repeater { get; }

    /// <summary>Makes the tables, takes up what an earlier process left unfinished, and begins to work.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _journal.OpenAsync(cancellationToken);
        _recovery.Run();
        _turns.Start();
        _activities.Start();
    }

    /// <summary>
    /// Takes no more work, cancels the running activities and completes when they and the turns in flight have ended. What is not
    /// committed then is done again after the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _timers.DisposeAsync();
        await _activities.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        await _turns.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    /// <summary>The present execution of an instance as JSON that <see cref="HistoryReplay.Verify"/> takes; null when there is no such instance.</summary>
    public string? ExportHistory(string instanceId)
    {
        if (Archive.History(instanceId) is not { } history)
        {
            return null;
        }

        var (row, turns) = history;
        var document = new HistoryDocument(
            HistoryDocument.PresentFormat, row.Name, row.Id, row.Version, row.Input, row.Parent?.Name, row.Parent?.InstanceId, turns);
        return JsonSerializer.Serialize(document, JournalJson.Readable.HistoryDocument);
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);
}
