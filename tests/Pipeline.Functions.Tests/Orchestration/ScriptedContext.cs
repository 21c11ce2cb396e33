using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Orchestration.Activities;

namespace Pipeline.Functions.Tests.Orchestration;

/// <summary>An orchestration whose record is a script: positions and reports in the order in which they are asked for. Everything runs on the test's thread.</summary>
internal sealed class ScriptedContext(CaseRun input) : TaskOrchestrationContext
{
    private readonly Queue<Position> _positions = new();
    private readonly Dictionary<string, Queue<Func<EffectReport>>> _reports = [];
    private readonly Queue<JsonElement> _buffered = new();
    private readonly List<Timer> _timers = [];
    private TaskCompletionSource<JsonElement>? _waiter;

    /// <summary>Every call in its order, such as <c>ReadPosition 3</c>, <c>appraise</c>, <c>timer 10:00:00</c>, <c>wait nudge</c>.</summary>
    public List<string> Calls { get; } = [];

    public CaseRun? ContinuedWith { get; private set; }

    public CaseRunStatus? Status { get; private set; }

    public IEnumerable<DateTime> OpenTimers => _timers.Where(timer => !timer.Task.Task.IsCompleted).Select(timer => timer.At);

    public bool IsWaitingForNudge => _waiter is { Task.IsCompleted: false };

    public DateTime Now { get; set; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public override TaskName Name => CaseInstance.Orchestrator;

    public override string InstanceId => CaseInstance.IdOf(input.CaseId, input.Generation);

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => Now;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public void Reads(params ReadOnlySpan<Position> positions)
    {
        foreach (var position in positions)
        {
            _positions.Enqueue(position);
        }
    }

    public void Reports(string effect, Func<EffectReport> report)
    {
        _reports.TryAdd(effect, new());
        _reports[effect].Enqueue(report);
    }

    /// <summary>Raises the event, with a payload as a client writes it.</summary>
    public void Raise(string payload) => Raise(JsonDocument.Parse(payload).RootElement);

    public void Raise(JsonElement payload)
    {
        if (IsWaitingForNudge)
        {
            var waiter = _waiter!;
            _waiter = null;
            waiter.SetResult(payload);
        }
        else
        {
            _buffered.Enqueue(payload);
        }
    }

    /// <summary>Lets the next open timer fire; the clock then stands at its time.</summary>
    public void FireTimer()
    {
        var timer = _timers.First(candidate => !candidate.Task.Task.IsCompleted);
        Now = timer.At > Now ? timer.At : Now;
        timer.Task.SetResult();
    }

    public override T? GetInput<T>()
        where T : default => (T)(object)input;

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        options?.Retry?.Policy.ShouldNotBeNull($"{name} has no retry policy");
        Calls.Add(input switch
        {
            PositionQuery query => $"{name} {query.AtLeastVersion}",
            TickCall tick => $"{name} {tick.TickId}",
            ParkCall park => $"{name} {park.Effect.Effect} {park.Reason}",
            _ => name.Name,
        });
        object? result = input switch
        {
            PositionQuery => _positions.Dequeue(),
            TickCall => EffectOutcome.Done,
            EffectCall call => _reports[call.Effect].Dequeue()(),
            _ => null,
        };
        return await Task.FromResult((TResult)result!);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Calls.Add($"timer {fireAt:HH:mm:ss}");
        var timer = new Timer(fireAt, new TaskCompletionSource());
        cancellationToken.Register(() => timer.Task.TrySetCanceled(cancellationToken));
        _timers.Add(timer);
        return timer.Task.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        eventName.ShouldBe(Nudge.EventName);
        cancellationToken.CanBeCanceled.ShouldBeFalse("a wait that is cancelled swallows the next event");
        IsWaitingForNudge.ShouldBeFalse("there is one waiter");
        Calls.Add("wait nudge");
        if (_buffered.TryDequeue(out var payload))
        {
            return Task.FromResult((T)(object)payload);
        }

        _waiter = new TaskCompletionSource<JsonElement>();
        return (Task<T>)(object)_waiter.Task;
    }

    public override void SetCustomStatus(object? customStatus) => Status = customStatus.ShouldBeOfType<CaseRunStatus>();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinuedWith = newInput.ShouldBeOfType<CaseRun>();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    private sealed record Timer(DateTime At, TaskCompletionSource Task);
}
