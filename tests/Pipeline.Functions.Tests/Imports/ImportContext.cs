using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Imports.Activities;

namespace Pipeline.Functions.Tests.Imports;

/// <summary>An orchestration that takes an import in with the real activities, at once.</summary>
internal sealed class ImportContext(string instanceId, ImportRun input, Importer importer) : TaskOrchestrationContext
{
    public object? Status { get; private set; }

    public override TaskName Name => ImportOrchestrator.Name;

    public override string InstanceId => instanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => throw new NotSupportedException();

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T)(object)input;

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        name.Name.ShouldBe(nameof(TakeImportLines));
        MustRetry(options);
        return (TResult)(object)await new TakeImportLines(importer).RunAsync(input.ShouldBeOfType<ImportPart>(), CancellationToken.None);
    }

    public override Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null)
    {
        name.Name.ShouldBe(nameof(FinishImport));
        MustRetry(options);
        return new FinishImport(importer).RunAsync(input.ShouldBeOfType<ImportEnd>(), CancellationToken.None);
    }

    public override void SetCustomStatus(object? customStatus) => Status = customStatus;

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    private static void MustRetry(TaskOptions? options) => options?.Retry?.Policy.ShouldNotBeNull("a store that does not answer must not end an import");
}
