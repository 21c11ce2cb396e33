using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>What the writing of a row over another comes to in the container, for whoever reckons its cost where there is no database.</summary>
/// <param name="ChangesSums">The sums of its shelf are written with it.</param>
/// <param name="Entries">Entries written or removed: in the list, at the place, under each reporter's key.</param>
/// <param name="Settlings">How often more the case itself is written: to say where entries will be, and that they are there.</param>
public readonly record struct RowChange(bool ChangesSums, int Entries, int Settlings)
{
    /// <param name="before">The row that is stored, as it was written; null where there is none.</param>
    /// <param name="row">The row that replaces it, of the same commit or a newer one.</param>
    public static RowChange Of(WorklistRow? before, WorklistRow row)
    {
        var old = before is null ? [] : EntryItem.Of(before);
        var entries = EntryItem.Of(row);
        var written = before is not null && before.CommitVersion < row.CommitVersion ? entries.Except(old).Count() : entries.Count;
        var places = entries.Select(entry => entry.Partition).ToList();
        var left = old.Select(entry => entry.Partition).Except(places).Count();
        var moves = before is not null && places.Except(old.Select(entry => entry.Partition)).Any();
        return new RowChange(
            before is null || SumsItem.Change([before], [row]).Count > 0,
            written + left,
            (moves, written + left) switch { (true, _) => 2, (false, > 0) => 1, _ => 0 });
    }
}
