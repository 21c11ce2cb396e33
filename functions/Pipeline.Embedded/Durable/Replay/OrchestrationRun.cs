using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;
using SubOrchestrationFailedException = DurableTask.Core.Exceptions.SubOrchestrationFailedException;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>
/// The live state of one execution. Past turns are replayed into it once; then it plays one new turn after the other. One caller at a time.
/// </summary>
internal sealed class OrchestrationRun
{
    public const string InvalidAwait =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks "
        + "in an orchestrator function's implementation or by middleware that invokes asynchronous code.";

    private const int LongestCustomStatus = 8 * 1024;
    private readonly OrchestratorFunction _function;
    private readonly DataConverter _converter;
    private readonly RunContext _context;
    private readonly TurnThread _thread;
    private readonly TaskTable _tasks;
    private readonly Queue<TurnEvent> _heardWhileSuspended = [];
    private readonly List<EventRaised> _carriedOver = [];
    private volatile bool _strayed;
    private bool _suspended;
    private bool _preservesEvents;
    private Task<object?>? _ending;
    private Completion? _next;
    private Failure? _broken;

    public OrchestrationRun(OrchestratorFunction function, RunIdentity identity, RunSettings settings)
    {
        _function = function;
        _converter = settings.Converter;
        _context = new RunContext(this, identity, settings);
        _thread = new TurnThread(Stray);
        _tasks = new TaskTable(() => _thread.IsCurrent, Stray);
        Events = new EventWaiters(settings.Converter);
    }

    /// <summary>Called, from any thread, when the orchestrator awaited something that is not durable. The next turn then fails the instance.</summary>
    public Action? Strayed { get; set; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public bool IsOnTurnThread => _thread.IsCurrent;

    public EventWaiters Events { get; }

    public object? CustomStatus { get; set; }

    /// <summary>Brings the run to the state after a past turn.</summary>
    public void Replay(Turn turn)
    {
        Now = turn.At;
        IsReplaying = true;
        Hear(turn.Events);
        foreach (var recorded in turn.Actions)
        {
            var difference = _tasks.Match(recorded);
            _broken ??= difference;
        }

        _tasks.ForgetCancelled();
    }

    public TurnOutcome Play(DateTime at, IReadOnlyList<TurnEvent> events)
    {
        IsReplaying = false;
        return Take(at, events);
    }

    /// <summary>Plays a past turn and says what came of it this time.</summary>
    public TurnOutcome PlayAsReplay(Turn turn)
    {
        IsReplaying = true;
        return Take(turn.At, turn.Events);
    }

    public async Task<T> CallActivity<T>(string name, object? input)
    {
        var serialized = _converter.Serialize(input);
        return Result<T>(await _tasks.Ask(id => new TaskScheduled(id, name, serialized)));
    }

    public async Task<T> CallChild<T>(string name, string instanceId, object? input, string version, IDictionary<string, string>? tags)
    {
        var serialized = _converter.Serialize(input);
        var copied = tags is { Count: > 0 } ? new Dictionary<string, string>(tags) : null;
        return Result<T>(await _tasks.Ask(id => new SubOrchestrationCreated(id, name, instanceId, serialized, version, copied)));
    }

    public Task SetTimer(DateTime fireAt, CancellationToken cancellationToken) => _tasks.AskTimer(fireAt, cancellationToken);

    public void Send(string instanceId, string name, string? payload) => _tasks.Tell(id => new EventSent(id, instanceId, name, payload));

    public void ContinueAsNew(string? input, string? version, bool preserveEvents)
    {
        _next = new Completion(null, input, NewVersion: version);
        _preservesEvents = preserveEvents;
        if (preserveEvents)
        {
            foreach (var (name, payload) in Events.TakeKept())
            {
                CarryOver(name, payload);
            }
        }
    }

    public void Stray()
    {
        _strayed = true;
        Strayed?.Invoke();
    }

    private TurnOutcome Take(DateTime at, IReadOnlyList<TurnEvent> events)
    {
        Now = at;
        Hear(events);
        var status = SerializedStatus();
        var ending = Conclude();
        var (actions, cancelledTimers) = _tasks.Take();
        return new TurnOutcome(actions, cancelledTimers, ending, status, _suspended);
    }

    private T Result<T>(string? serialized) => serialized is null ? default! : _converter.Deserialize<T>(serialized);

    private string? SerializedStatus()
    {
        try
        {
            var status = _converter.Serialize(CustomStatus);
            if (status?.Length > LongestCustomStatus)
            {
                throw new ArgumentException(
                    $"The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is {status.Length * 2 / 1024:N0} KB.");
            }

            return status;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Break(e);
            return null;
        }
    }

    private void Hear(IReadOnlyList<TurnEvent> events) => _thread.Run(() =>
    {
        foreach (var happened in events)
        {
            Hear(happened);
        }
    });

    private void Hear(TurnEvent happened)
    {
        switch (happened)
        {
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionSuspended when _suspended:
                break;
            case var _ when _suspended:
                _heardWhileSuspended.Enqueue(happened);
                break;
            case ExecutionStarted:
                Start();
                break;
            case ExecutionSuspended:
                Suspend();
                break;
            case EventRaised raised:
                Hear(raised);
                break;
            case TaskCompleted completed:
                _tasks.Complete(completed.TaskId, completed.Result);
                break;
            case SubOrchestrationCompleted completed:
                _tasks.Complete(completed.TaskId, completed.Result);
                break;
            case TimerFired fired:
                _tasks.Complete(fired.TimerId, null);
                break;
            case TaskFailed failed:
                _tasks.Fail(failed.TaskId, () => new CoreTaskFailedException(failed.Failure.Message)
                {
                    ScheduleId = failed.TaskId,
                    FailureDetails = failed.Failure.ToCore(),
                });
                break;
            case SubOrchestrationFailed failed:
                _tasks.Fail(failed.TaskId, () => new SubOrchestrationFailedException(failed.Failure.Message)
                {
                    ScheduleId = failed.TaskId,
                    FailureDetails = failed.Failure.ToCore(),
                });
                break;
        }
    }

    private void Hear(EventRaised raised)
    {
        if (Events.IsAwaited(raised.Name))
        {
            try
            {
                Events.Deliver(raised.Name, raised.Payload);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The orchestrator cannot catch this: as in the SDK, a payload of the wrong shape ends the instance.
                Break(e);
            }
        }
        else if (_preservesEvents)
        {
            CarryOver(raised.Name, raised.Payload);
        }
        else
        {
            Events.Keep(raised.Name, raised.Payload);
        }
    }

    private void Start()
    {
        _ending = Invoke();
        if (!_ending.IsCompleted && !_context.IsAccessed)
        {
            _strayed = true;
        }

        _ = _ending.ContinueWith(
            static (_, run) => ((OrchestrationRun)run!).Ended(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<object?> Invoke() => await _function(_context);

    private void Ended()
    {
        if (!IsOnTurnThread)
        {
            Stray();
        }
    }

    private void Suspend()
    {
        _suspended = true;
        _tasks.Withhold();
    }

    private void Resume()
    {
        _suspended = false;
        _tasks.Release();
        while (!_suspended && _heardWhileSuspended.TryDequeue(out var happened))
        {
            Hear(happened);
        }
    }

    // The SDK sends such an event to the instance itself, which takes an id of the history.
    private void CarryOver(string name, string? payload)
    {
        _tasks.SkipId();
        _carriedOver.Add(new EventRaised(name, payload));
    }

    private void Break(Exception e) => _broken ??= Failure.From(e);

    private Completion? Conclude()
    {
        if (_strayed)
        {
            Break(new InvalidOperationException(InvalidAwait));
        }

        if (_broken is { } failure)
        {
            return Failed(failure);
        }

        return _ending switch
        {
            { IsFaulted: true } when !_tasks.HasOpen => Failed(Failure.From(_ending.Exception!.InnerException!)),
            { IsCanceled: true } when !_tasks.HasOpen => Failed(Failure.From(new TaskCanceledException(_ending))),
            { IsCompletedSuccessfully: true } when _next is not null => _next with { CarriedOver = _carriedOver.Count > 0 ? _carriedOver : null },
            { IsCompletedSuccessfully: true } when !_tasks.HasOpen => Completed(_ending.Result),
            _ => null,
        };
    }

    private Completion Completed(object? output)
    {
        try
        {
            return new Completion(OrchestrationRuntimeStatus.Completed, _converter.Serialize(output));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Failed(Failure.From(e));
        }
    }

    private static Completion Failed(Failure failure) => new(OrchestrationRuntimeStatus.Failed, failure.Message, failure);
}
