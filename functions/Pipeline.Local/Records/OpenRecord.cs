using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Records;

/// <summary>Opens a data folder to read its record, with or without a server running on it.</summary>
internal static class OpenRecord
{
    /// <exception cref="RefusedException">There is no data in the folder.</exception>
    public static EmbeddedReader In(string dataPath, PolicyCatalog? policies = null)
    {
        MustHaveData(dataPath);
        return EmbeddedReader.Open(dataPath, policies ?? PolicyCatalog.LoadShipped(), TimeProvider.System);
    }

    /// <exception cref="RefusedException">There is no data in the folder.</exception>
    public static void MustHaveData(string dataPath)
    {
        if (new DataFolder(dataPath) is { HasDatabase: false } folder)
        {
            throw new RefusedException($"There is no data in {folder.FullPath}; --data names the folder that serve, demo or import wrote to.");
        }
    }

    /// <summary>The case by its reference as people type it; null when there is none.</summary>
    public static async Task<CaseState?> FindAsync(this EmbeddedReader reader, string reference, CancellationToken cancellationToken) =>
        CaseId.TryParse(reference, out var caseId) ? (await reader.Record.FindAsync(caseId, cancellationToken))?.State : null;

    /// <summary>Says that there is no such case.</summary>
    public static async Task<int> UnknownAsync(Terminal terminal, string reference)
    {
        await terminal.Error.WriteLineAsync($"There is no case {reference} in this folder; a reference has eleven characters, such as 7QK3-9MZ2-XA4.");
        return ExitCodes.Unknown;
    }
}
