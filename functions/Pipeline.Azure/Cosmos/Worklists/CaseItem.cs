using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// One case: its row, and where its entries may be. Whatever an entry says, the row here decides whether the case belongs there; so one write moves a case
/// from list to list.
/// </summary>
internal sealed record CaseItem
{
    public required string Id { get; init; }

    public required string Partition { get; init; }

    /// <summary>Counts the writes of this item: a writer that finds another number than its own was overtaken.</summary>
    public required int Turn { get; init; }

    /// <summary>False while entries may be missing, old or left behind: whoever writes next makes all of them anew.</summary>
    public required bool IsSettled { get; init; }

    /// <summary>Every partition in which there may be an entry of the case.</summary>
    public required IReadOnlyList<string> Touched { get; init; }

    /// <summary>As it is given back: without <see cref="SearchText"/> and <see cref="ReporterKeys"/>.</summary>
    public required WorklistRow Row { get; init; }

    public string? SearchText { get; init; }

    public IReadOnlyList<string> ReporterKeys { get; init; } = [];

    public required MeasuredTimes Measured { get; init; }

    public static CaseItem Of(WorklistRow row, int turn, bool isSettled, IReadOnlyList<string> touched) => new()
    {
        Id = row.CaseId.Value,
        Partition = WorklistPartitions.ShelfOf(row.CaseId),
        Turn = turn,
        IsSettled = isSettled,
        Touched = touched,
        Row = row,
        SearchText = row.SearchText,
        ReporterKeys = row.ReporterKeys,
        Measured = MeasuredTimes.Of(row),
    };

    /// <summary>The row as it was written.</summary>
    public WorklistRow Whole() => Row with { SearchText = SearchText, ReporterKeys = ReporterKeys };
}
