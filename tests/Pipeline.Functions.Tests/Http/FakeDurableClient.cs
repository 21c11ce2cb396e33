using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Pipeline.Functions.Tests.Http;

/// <summary>Instances in a dictionary. A terminated one ends when <see cref="Ends"/> says so.</summary>
internal sealed class FakeDurableClient() : DurableTaskClient("fake")
{
    private readonly SortedDictionary<string, OrchestrationMetadata> instances = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource never = new();

    public bool Ends { get; set; } = true;

    /// <summary>When set, the backend never answers.</summary>
    public bool Silent { get; set; }

    public Exception? Fails { get; set; }

    public void Add(string instanceId, OrchestrationRuntimeStatus status, string name = "CaseOrchestrator") =>
        instances[instanceId] = new OrchestrationMetadata(name, instanceId) { RuntimeStatus = status, CreatedAt = DateTimeOffset.UnixEpoch, LastUpdatedAt = DateTimeOffset.UnixEpoch };

    public bool Has(string instanceId) => instances.ContainsKey(instanceId);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (Fails is not null)
        {
            throw Fails;
        }

        if (Silent)
        {
            await never.Task.WaitAsync(cancellation);
        }

        return instances.GetValueOrDefault(instanceId);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new Pages([.. instances.Values.Where(instance => filter?.Statuses is not { } wanted || wanted.Contains(instance.RuntimeStatus))]);

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
        if (!instances[instanceId].IsCompleted)
        {
            await never.Task.WaitAsync(cancellation);
        }

        return instances[instanceId];
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Task.FromResult(new PurgeResult(instances.Remove(instanceId) ? 1 : 0));

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

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
