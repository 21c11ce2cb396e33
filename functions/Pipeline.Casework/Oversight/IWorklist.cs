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

    /// <summary>
    /// At most <paramref name="take"/> cases of a location, the newest by <see cref="Arrival"/> first. Without <see cref="LocationQuery.Stages"/> the work
    /// grows with what is taken, never with the cases of the place.
    /// </summary>
    Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken);

    /// <summary>How many cases of a location a query admits, exactly.</summary>
    Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="take"/> cases, open and closed, each once, with one of these <see cref="WorklistRow.ReporterKeys"/>, the newest by
    /// <see cref="Arrival"/> first. The work grows with what is taken and with the number of keys.
    /// </summary>
    Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken);

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

    /// <summary>
    /// Empties the projection for the rebuild that began at this moment, once: when it was emptied for this rebuild already, or for one that began later,
    /// nothing happens. So a call that comes late, or twice, takes away nothing that a rebuild has written since.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The same, asked again meanwhile, does it from the beginning; trying again waits for that or takes it over.</exception>
    Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken);
}
