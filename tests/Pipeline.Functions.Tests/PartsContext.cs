using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pipeline.Functions.Tests;

/// <summary>An orchestration that only calls activities and shows how far it is.</summary>
internal abstract class PartsContext(string name, string instanceId) : TaskOrchestrationContext
{
    public object? Status { get; private set; }

    public override TaskName Name => name;

    public override string InstanceId => instanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => throw new NotSupportedException();

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => throw new NotSupportedException();

    public override Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => Status = customStatus;

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    protected static void MustRetry(TaskOptions? options) => options?.Retry?.Policy.ShouldNotBeNull("a store that does not answer must not end it");
}
