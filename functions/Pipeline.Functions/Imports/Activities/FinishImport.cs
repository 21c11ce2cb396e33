using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Imports.Activities;

/// <summary>
/// Keeps the report of an import and removes its lines, which name people and which nothing needs any more. Key: the import's owner; again, it changes
/// nothing and removes what is left. Retry: <see cref="RetryPolicies.Record"/>.
/// </summary>
public sealed class FinishImport(Importer importer)
{
    [Function(nameof(FinishImport))]
    public Task RunAsync([ActivityTrigger] ImportEnd end, CancellationToken cancellationToken) => importer.FinishAsync(end, cancellationToken);
}
