using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>Reads rows where they are kept.</summary>
internal sealed class WorklistCases(CosmosItems items)
{
    /// <summary>The row as a worklist gives it back.</summary>
    public static WorklistRow Given(WorklistRow row) => row with { SearchText = null, ReporterKeys = [] };

    public async Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) =>
        (await items.ReadAsync<CaseItem>(caseId.Value, WorklistPartitions.ShelfOf(caseId), cancellationToken))?.Value.Row;

    /// <summary>The rows that are there, as they were written.</summary>
    public async Task<IReadOnlyDictionary<CaseId, WorklistRow>> ReadAsync(IEnumerable<CaseId> caseIds, CancellationToken cancellationToken) =>
        (await items.ReadManyAsync<CaseItem>(caseIds.Select(caseId => (caseId.Value, WorklistPartitions.ShelfOf(caseId))), cancellationToken))
        .ToDictionary(item => item.Row.CaseId, item => item.Whole());
}
