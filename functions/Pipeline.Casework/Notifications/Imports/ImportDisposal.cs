using Microsoft.Extensions.Logging;
using Pipeline.Casework.Documents;

namespace Pipeline.Casework.Notifications.Imports;

/// <summary>Removes the lines of imports, which name people, as soon as nothing needs them.</summary>
public sealed partial class ImportDisposal(ImportLog log, IDocumentStore documents, ILogger<ImportDisposal> logger)
{
    /// <summary>Keeps what the import came to, then removes its lines and its manifest. Safe to repeat after it broke off anywhere.</summary>
    public async Task CompleteAsync(ImportCompleted import, string manifest, CancellationToken cancellationToken)
    {
        await log.CompleteAsync(import, cancellationToken);
        await documents.DisposeAsync(import.Owner, import.Lines, cancellationToken);
        await documents.DisposeAsync(import.Owner, manifest, cancellationToken);
    }

    /// <summary>Removes what is left of every import that is older than the policy keeps: never started, stopped for good, or broken off at its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var import in await log.TooOldAsync(cancellationToken))
        {
            await documents.DisposeAsync(import.Owner, import.Lines, cancellationToken);
            await documents.DisposeAsync(import.Owner, import.Manifest, cancellationToken);
            await log.RemoveAsync(import, cancellationToken);
            if (await log.FindCompletedAsync(import.Owner, cancellationToken) is null)
            {
                LogGivenUp(logger, import.ImportId, import.At);
            }
        }
    }

    [LoggerMessage(EventId = 1141, Level = LogLevel.Warning, Message = "Import {ImportId} of {At} never came to its end; its lines are removed.")]
    private static partial void LogGivenUp(ILogger logger, string importId, DateTimeOffset at);
}
