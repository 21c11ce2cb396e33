using System.Globalization;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;
using TaskFailedException = Microsoft.DurableTask.TaskFailedException;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>What an orchestrator function sees of its run. Usable only inside a turn, on the turn's thread.</summary>
internal sealed partial class RunContext(OrchestrationRun run, RunIdentity identity, RunSettings settings) : TaskOrchestrationContext
{
    private int _guids;

    public bool IsAccessed { get; private set; }

    public override TaskName Name => identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override ParentOrchestrationInstance? Parent => identity.Parent;

    public override string Version => identity.Version;

    public override DateTime CurrentUtcDateTime => run.Now;

    public override bool IsReplaying => run.IsReplaying;

    protected override ILoggerFactory LoggerFactory => settings.Loggers;

    public override T? GetInput<T>()
        where T : default
    {
        RequireTurn();
        return identity.Input is { } input ? settings.Converter.Deserialize<T>(input) : default;
    }

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        RequireTurn();
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                $"A {nameof(TaskOptions)} value was provided for the activity input but no value was provided for {nameof(options)}."
                + $" Did you actually mean to provide a {nameof(TaskOptions)} value for the {nameof(options)} parameter?",
                nameof(input));
        }

        try
        {
            return await RetryLoop.RunAsync(this, options?.Retry, () => run.CallActivity<TResult>(name.Name, input));
        }
        catch (CoreTaskFailedException e)
        {
            throw new TaskFailedException(name.Name, e.ScheduleId, e);
        }
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        RequireTurn();
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N", CultureInfo.InvariantCulture);
        InstanceIds.RefuseEntity(instanceId);
        var version = options?.Version is { } wanted ? wanted.Version : settings.DefaultVersion;
        try
        {
            return await RetryLoop.RunAsync(
                this, options?.Retry, () => run.CallChild<TResult>(orchestratorName.Name, instanceId, input, version, options?.Tags));
        }
        catch (SubOrchestrationFailedException e)
        {
            throw new TaskFailedException(orchestratorName.Name, e.ScheduleId, TaskFailureDetails.FromException(e));
        }
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        RequireTurn();
        var due = fireAt.ToUniversalTime();
        while (due - CurrentUtcDateTime > settings.MaximumTimerInterval && !cancellationToken.IsCancellationRequested)
        {
            await run.SetTimer(CurrentUtcDateTime + settings.MaximumTimerInterval, cancellationToken);
        }

        await run.SetTimer(due, cancellationToken);
    }

    public Task CreateSingleTimer(DateTime fireAt, CancellationToken cancellationToken) => run.SetTimer(fireAt, cancellationToken);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        RequireTurn();
        return run.Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        RequireTurn();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        InstanceIds.RefuseEntity(instanceId);
        run.Send(instanceId, eventName, settings.Converter.Serialize(payload));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        RequireTurn();
        run.CustomStatus = customStatus;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        => ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        RequireTurn();
        ArgumentNullException.ThrowIfNull(options);
        run.ContinueAsNew(
            settings.Converter.Serialize(options.NewInput),
            string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion,
            options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        RequireTurn();
        return NameBasedGuid.Create(InstanceId, CurrentUtcDateTime, _guids++);
    }

    internal void FilterFailed(Exception failure) => RetryFilterFailed(CreateReplaySafeLogger<RunContext>(), failure, InstanceId);

    private void RequireTurn()
    {
        if (!run.IsOnTurnThread)
        {
            run.Stray();
            throw new InvalidOperationException(OrchestrationRun.InvalidAwait);
        }

        IsAccessed = true;
    }

    [LoggerMessage(7101, LogLevel.Warning, "The retry filter of a task of {Instance} failed, so the task is not retried")]
    private static partial void RetryFilterFailed(ILogger logger, Exception exception, string instance);
}
