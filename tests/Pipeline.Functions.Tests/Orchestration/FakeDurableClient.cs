using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Pipeline.Functions.Tests.Orchestration;

/// <summary>A backend with the instances it is told of; it records starts and events.</summary>
internal sealed class FakeDurableClient() : DurableTaskClient("fake")
{
    public Dictionary<string, OrchestrationMetadata> Instances { get; } = [];

    public List<(string InstanceId, object? Input, StartOrchestrationOptions Options)> Started { get; } = [];

    public List<(string InstanceId, string Name, object? Payload)> Raised { get; } = [];

    public Exception? RaiseFailure { get; set; }

    /// <summary>How a question after an instance is answered; null answers from <see cref="Instances"/>.</summary>
    public Func<CancellationToken, Task<OrchestrationMetadata?>>? Answer { get; set; }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options!.InstanceId!;
        if (Instances.TryGetValue(id, out var existing) && options.DedupeStatuses!.Contains(existing.RuntimeStatus.ToString()))
        {
            throw new OrchestrationAlreadyExistsException($"{id} exists");
        }

        Instances[id] = new OrchestrationMetadata(orchestratorName, id);
        Started.Add((id, input, options));
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Raised.Add((instanceId, eventName, eventPayload));
        return RaiseFailure is null ? Task.CompletedTask : Task.FromException(RaiseFailure);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Answer is { } answer ? answer(cancellation) : Task.FromResult(Instances.GetValueOrDefault(instanceId));

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
