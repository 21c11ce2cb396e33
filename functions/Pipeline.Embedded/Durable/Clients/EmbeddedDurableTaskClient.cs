using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>The durable client of this machine. Every call that changes something completes when the change is on disk.</summary>
internal sealed class EmbeddedDurableTaskClient(
    InstanceStarter starter,
    InstanceSignals signals,
    InstanceRemover remover,
    InstanceRepeater repeater,
    InstanceArchive archive,
    InstanceWaiters waiters,
    DataConverter converter,
    TimeProvider time,
    string defaultVersion) : DurableTaskClient("embedded")
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        InstanceIds.RefuseEntity(options?.InstanceId);
        var wanted = new NewInstance(
            string.IsNullOrEmpty(options?.InstanceId) ? InstanceIds.New(time) : options.InstanceId,
            orchestratorName.Name,
            options?.Version is { } version ? version.Version : defaultVersion,
            converter.Serialize(input),
            options?.StartAt?.UtcDateTime,
            StartRules.Tags(options?.Tags));
        await starter.StartAsync(wanted, StartRules.Kept(options?.DedupeStatuses), cancellation);
        return wanted.Id;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return signals.SendAsync(instanceId, new EventRaised(eventName, converter.Serialize(eventPayload)), _ => true, cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return signals.SendAsync(instanceId, new ExecutionTerminated(converter.Serialize(options?.Output)), _ => true, cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return signals.SendAsync(
            instanceId, new ExecutionSuspended(reason), status => status != OrchestrationRuntimeStatus.Suspended, cancellation);
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return signals.SendAsync(
            instanceId, new ExecutionResumed(reason), status => status == OrchestrationRuntimeStatus.Suspended, cancellation);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => row.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, row => !row.IsOpen, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(archive.FindStatus(instanceId) is { } row ? InstanceView.Of(row, getInputsAndOutputs ? converter : null) : null);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        InstanceIds.RefuseEntity(query.InstanceIdPrefix);
        var wanted = InstanceFilter.Of(query.CreatedFrom, query.CreatedTo, query.Statuses, query.InstanceIdPrefix);
        return Pageable.Create((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(InstanceView.Page(
                archive, wanted, token ?? query.ContinuationToken, size ?? query.PageSize, query.FetchInputsAndOutputs ? converter : null));
        });
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return remover.PurgeAsync(instanceId, cancellation);
    }

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return remover.PurgeAsync(InstanceFilter.Of(filter.CreatedFrom, filter.CreatedTo, filter.Statuses, null), cancellation);
    }

    public override Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return repeater.RestartAsync(instanceId, restartWithNewInstanceId ? null : instanceId, null, cancellation);
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        RequireId(instanceId);
        return repeater.RewindAsync(instanceId, cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceRow, bool> condition, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        RequireId(instanceId);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var wait = waiters.WaitAsync(instanceId, condition, given.Token);
        if (archive.FindStatus(instanceId) is { } present && condition(present))
        {
            await given.CancelAsync();
            return InstanceView.Of(present, getInputsAndOutputs ? converter : null);
        }

        await wait;
        return await GetInstanceAsync(instanceId, getInputsAndOutputs, cancellation)
            ?? throw new InvalidOperationException($"The instance '{instanceId}' was purged while it was waited for.");
    }

    private static void RequireId(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        InstanceIds.RefuseEntity(instanceId);
    }
}
