using Microsoft.DurableTask;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Imports.Activities;

namespace Pipeline.Functions.Tests.Imports;

/// <summary>An orchestration that takes an import in with the real activities, at once.</summary>
internal sealed class ImportContext(string instanceId, ImportRun input, Importer importer) : PartsContext(ImportOrchestrator.Name, instanceId)
{
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
}
