using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Pipeline.Functions.Imports.Activities;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports;

/// <summary>
/// Takes an import in part by part and shows how far it is. It holds no line: when its process ends, or is started again, every line that was taken in
/// before is recognised by its key. At its end the lines themselves go.
/// </summary>
public static class ImportOrchestrator
{
    public const string Name = nameof(ImportOrchestrator);

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<ImportRun>() ?? throw new InvalidOperationException($"Instance {context.InstanceId} was started without an input.");
        var progress = ImportProgress.None;
        while (progress.Taken < run.Total)
        {
            var part = await context.CallActivityAsync<ImportedPart>(
                nameof(TakeImportLines), new ImportPart(run.ImportId, progress.Taken), RetryPolicies.Record);
            progress = progress.With(part);
            context.SetCustomStatus(progress);
        }

        await context.CallActivityAsync(nameof(FinishImport), new ImportEnd(run, progress), RetryPolicies.Record);
    }
}
