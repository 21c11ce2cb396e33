using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Pipeline.Functions.Tests;

/// <summary>A backend with the instances it is told of; it records starts and events.</summary>
internal sealed class FakeDurableClient() : DurableTaskClient("fake")
{
    private readonly TaskCompletionSource never = new();

    /// <summary>By id, in the order of ids.</summary>
    public SortedDictionary<string, OrchestrationMetadata> Instances { get; } = new(StringComparer.Ordinal);

    public List<(string InstanceId, object? Input, StartOrchestrationOptions Options)> Started { get; } = [];

    public List<(string InstanceId, string Name, object? Payload)> Raised { get; } = [];

    public Exception? RaiseFailure { get; set; }

    /// <summary>Every instance that was asked to be purged.</summary>
    public List<string> Purged { get; } = [];

    public Exception? PurgeFailure { get; set; }

    /// <summary>How a question after an instance is answered; null answers from <see cref="Instances"/>.</summary>
    public Func<CancellationToken, Task<OrchestrationMetadata?>>? Answer { get; set; }

    /// <summary>Whether an instance that is terminated ends.</summary>
    public bool Ends { get; set; } = true;

    /// <summary>From now on every question after an instance fails.</summary>
    public void Fail(Exception failure) => Answer = _ => Task.FromException<OrchestrationMetadata?>(failure);

    /// <summary>From now on no question after an instance is answered.</summary>
    public void FallSilent() => Answer = async cancellation =>
    {
        await never.Task.WaitAsync(cancellation);
        return null;
    };

    public void Add(string instanceId, OrchestrationRuntimeStatus status, string name = "CaseOrchestrator") =>
        Instances[instanceId] = new OrchestrationMetadata(name, instanceId) { RuntimeStatus = status, CreatedAt = DateTimeOffset.UnixEpoch, LastUpdatedAt = DateTimeOffset.UnixEpoch };

    /// <summary>What an instance shows of itself from now on.</summary>
    public void Show(string instanceId, OrchestrationRuntimeStatus status, object? customStatus)
    {
        var known = Instances[instanceId];
        Instances[instanceId] = new OrchestrationMetadata(known.Name, instanceId)
        {
            RuntimeStatus = status,
            DataConverter = JsonDataConverter.Default,
            SerializedInput = known.SerializedInput,
            SerializedCustomStatus = JsonDataConverter.Default.Serialize(customStatus),
        };
    }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options!.InstanceId!;
        if (Instances.TryGetValue(id, out var existing) && options.DedupeStatuses!.Contains(existing.RuntimeStatus.ToString()))
        {
            throw new OrchestrationAlreadyExistsException($"{id} exists");
        }

        Instances[id] = new OrchestrationMetadata(orchestratorName, id)
        {
            RuntimeStatus = OrchestrationRuntimeStatus.Pending,
            DataConverter = JsonDataConverter.Default,
            SerializedInput = JsonDataConverter.Default.Serialize(input),
        };
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

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new Pages([.. Instances.Values.Where(instance => filter?.Statuses is not { } wanted || wanted.Contains(instance.RuntimeStatus))]);

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (Ends)
        {
            Add(instanceId, OrchestrationRuntimeStatus.Terminated);
        }

        return Task.CompletedTask;
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (!Instances[instanceId].IsCompleted)
        {
            await never.Task.WaitAsync(cancellation);
        }

        return Instances[instanceId];
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Purged.Add(instanceId);
        return PurgeFailure is null ? Task.FromResult(new PurgeResult(Instances.Remove(instanceId) ? 1 : 0)) : Task.FromException<PurgeResult>(PurgeFailure);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Pages(IReadOnlyList<OrchestrationMetadata> all) : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = default, int? pageSizeHint = default)
        {
            await Task.CompletedTask;
            var from = continuationToken is null
                ? 0
                : int.TryParse(continuationToken, out var position) ? position : throw new FormatException("That is no continuation token.");
            var size = pageSizeHint ?? all.Count;
            yield return new Page<OrchestrationMetadata>([.. all.Skip(from).Take(size)], from + size < all.Count ? $"{from + size}" : null);
        }
    }
}
