using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports.Activities;

/// <summary>
/// Takes in one part of an import. Key: each line's own, or else the import's id and the number of the line, so that a part taken in twice opens no case
/// twice. Retry: <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class TakeImportLines(Importer importer)
{
    [Function(nameof(TakeImportLines))]
    public Task<ImportedPart> RunAsync([ActivityTrigger] ImportPart part, CancellationToken cancellationToken) => importer.TakeAsync(part, cancellationToken);
}
