using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>The projection behind lists and measures.</summary>
public interface IWorklist
{
    /// <summary>Writes rows; a row older than the stored one (by commit version) is skipped.</summary>
    Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken);

    /// <exception cref="FormatException"><see cref="WorklistQuery.After"/> is no cursor of this list.</exception>
    Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken);

    Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken);

    /// <summary>All cases of a location received since a time, open and closed, the newest first.</summary>
    Task<IReadOnlyList<WorklistRow>> AtLocationAsync(string locationId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>All cases, open and closed, with one of these keys and received since a time, the newest first.</summary>
    Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// The sums over all rows: those of <see cref="WorklistFigures.Of"/>, in a time that does not grow with the number of closed cases.
    /// </summary>
    Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>The rows that a period admits, the earliest moment first. Rows may change meanwhile; memory stays bounded.</summary>
    IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, CancellationToken cancellationToken);

    /// <summary>How many rows a period admits.</summary>
    Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken);

    /// <summary>Every row, in no particular order.</summary>
    IAsyncEnumerable<WorklistRow> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Empties the projection before a rebuild.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
